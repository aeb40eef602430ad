package org.mailassay.store.retention;

/// What one run of retention deleted.
///
/// @param reports with their rows
/// @param rollUps days of a domain, and of a domain and address
/// @param intake entries of the intake log
/// @param rawMessages to which nothing referred any more
/// @param partitions whole months of report rows
public record RetentionRun(long reports, long rollUps, long intake, long rawMessages, long partitions) {}
