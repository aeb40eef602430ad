package org.mailassay.analysis.spf;

/// The directive that decided.
///
/// @param domain whose record it stands in
/// @param directive as that record writes it
/// @param offset where it begins in that record, from 0
public record SpfMatch(String domain, String directive, int offset) {}
