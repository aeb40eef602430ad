package org.mailassay.store.domain;

/// What came of the wish to add a domain.
public sealed interface DomainAddition {
    /// The domain is there, deactivated.
    record Added(Domain domain) implements DomainAddition {}

    /// The account has this domain already.
    record Duplicate() implements DomainAddition {}

    /// The account has as many domains as its plan allows.
    record QuotaReached(int allowed) implements DomainAddition {}
}
