package org.mailassay.analysis.spf;

/// A `name=value` of a record (RFC 7208, section 6).
///
/// @param name in lower case
/// @param value with its macros
/// @param text as the record writes it
/// @param offset where it begins in the record, from 0
public record Modifier(String name, MacroString value, String text, int offset) {}
