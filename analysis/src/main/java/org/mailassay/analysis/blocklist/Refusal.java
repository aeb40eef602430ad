package org.mailassay.analysis.blocklist;

/// An answer by which a list says that it does not serve whoever asks.
///
/// @param pattern which answers
/// @param reason for a person, in a clause
public record Refusal(CodePattern pattern, String reason) {}
