package org.mailassay.analysis.tags;

/// One `name=value` of a list.
///
/// @param name in lower case
/// @param value without the white space around it; may be empty
/// @param offset where the name begins in the record's text
/// @param valueOffset where the value begins
public record Tag(String name, String value, int offset, int valueOffset) {}
