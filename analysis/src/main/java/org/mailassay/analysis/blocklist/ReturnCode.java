package org.mailassay.analysis.blocklist;

/// What an answer of a list means.
///
/// @param pattern which answers
/// @param meaning for a person, in a clause
/// @param impact of the listing
/// @param harmful whether whoever follows a link there is harmed: malware, phishing
public record ReturnCode(CodePattern pattern, String meaning, Impact impact, boolean harmful) {}
