package org.mailassay.analysis.spf;

/// One mechanism of a record with what it means when it matches (RFC 7208, section 4.6.2).
///
/// @param text as the record writes it
/// @param offset where it begins in the record, from 0
public record Directive(Qualifier qualifier, Mechanism mechanism, String text, int offset) {}
