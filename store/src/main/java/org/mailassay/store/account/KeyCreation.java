package org.mailassay.store.account;

/// What came of the wish for a new key.
public sealed interface KeyCreation {
    /// There is a new key. Its text is kept nowhere: this is the only time that it can be shown.
    record Created(ApiKey key, ApiKeyEntry entry) implements KeyCreation {}

    /// The account has as many active keys as it may.
    record LimitReached(int limit) implements KeyCreation {}

    /// There is no such account.
    record NoSuchAccount() implements KeyCreation {}
}
