package org.mailassay.store.report;

import org.mailassay.analysis.report.PartLocation;

/// Where a report's original octets are.
///
/// @param location within the raw message
public record Original(long rawMessageId, PartLocation location) {}
