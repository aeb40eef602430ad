package org.mailassay.analysis.report;

/// A value outside the schema, as it was sent, kept beside the normalised one.
///
/// @param field the element's path below record (`row/policy_evaluated/spf`) or, for a header's oddity, below
///     feedback (`policy_published/pct`)
/// @param value verbatim, at most 255 chars
public record Oddity(String field, String value) {}
