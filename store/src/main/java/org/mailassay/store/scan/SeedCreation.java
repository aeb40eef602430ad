package org.mailassay.store.scan;

/// What came of the wish for a new seed address.
public sealed interface SeedCreation {
    /// There is a new one.
    record Created(SeedAddress address) implements SeedCreation {}

    /// The account has as many as it may.
    record LimitReached(int limit) implements SeedCreation {}
}
