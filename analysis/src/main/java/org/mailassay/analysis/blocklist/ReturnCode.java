package org.mailassay.analysis.blocklist;

/// What an answer of a list means.
///
/// @param pattern which answers
/// @param meaning for a person, in a clause
/// @param impact of the listing
public record ReturnCode(CodePattern pattern, String meaning, Impact impact) {}
