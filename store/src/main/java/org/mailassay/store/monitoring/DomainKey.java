package org.mailassay.store.monitoring;

/// A domain of an account.
public record DomainKey(long accountId, long domainId) {}
