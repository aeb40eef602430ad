package org.mailassay.store.retention;

/// What one run of retention deleted.
///
/// @param reports with their rows
/// @param days days of a domain, with the counts of all its sources
/// @param intake entries of the intake log
/// @param scans with their results
/// @param rawMessages to which nothing referred any more
/// @param partitions whole months of report rows
public record RetentionRun(long reports, long days, long intake, long scans, long rawMessages, long partitions) {}
