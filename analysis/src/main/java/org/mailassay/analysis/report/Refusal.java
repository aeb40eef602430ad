package org.mailassay.analysis.report;

/// Why something could not be turned into rows.
///
/// @param reason the stable code, documented and filtered by
/// @param detail for a person: what and where (line and column, entry, octet offset); printable text without
///     secrets, at most 500 chars
public record Refusal(RefusalReason reason, String detail) {}
