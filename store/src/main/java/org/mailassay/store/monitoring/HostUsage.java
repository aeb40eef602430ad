package org.mailassay.store.monitoring;

/// How many hosts an account has.
public record HostUsage(int active, int total) {}
