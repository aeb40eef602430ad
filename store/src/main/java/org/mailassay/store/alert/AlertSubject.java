package org.mailassay.store.alert;

/// What a rule speaks of.
///
/// @param domainId 0 when it is an address
/// @param subject the domain's name or the address
public record AlertSubject(long accountId, long domainId, String subject) {}
