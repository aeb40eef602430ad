package org.mailassay.store.report;

import org.mailassay.analysis.report.AggregateHeader;

/// Everything of a stored report but its rows.
///
/// @param header as it was read
public record Report(ReportSummary summary, AggregateHeader header) {}
