package org.mailassay.store.ownership;

/// Hosts that are watched for an account.
///
/// @param active those that count against the plan
/// @param total those that are switched off too
public record HostUsage(int active, int total) {}
