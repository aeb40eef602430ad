package org.mailassay.store.account;

/// What an account has, and what came in for it in the last 30 days.
///
/// @param domains all of its domains
/// @param activeDomains those whose reports are counted
/// @param reports aggregate reports whose range began in the 30 days
/// @param messages messages that they speak of
public record AccountUsage(long domains, long activeDomains, long reports, long messages) {}
