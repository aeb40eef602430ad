package org.mailassay.store.domain;

/// What came of the wish to activate a domain.
public sealed interface DomainActivation {
    /// It is active, since now or before.
    record Active(Domain domain) implements DomainActivation {}

    /// The account has as many active domains as its plan allows.
    record QuotaReached(int allowed) implements DomainActivation {}

    /// The account has no such domain.
    record NoSuchDomain() implements DomainActivation {}
}
