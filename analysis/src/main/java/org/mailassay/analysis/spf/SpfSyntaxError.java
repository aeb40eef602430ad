package org.mailassay.analysis.spf;

/// A place in a record that breaks the grammar (RFC 7208, section 12).
///
/// @param offset where, from 0
/// @param term the term that it is in
/// @param reason what is wrong, for a person
public record SpfSyntaxError(int offset, String term, String reason) {}
