package org.mailassay.store.account;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Whose a key is, and what it may be used for.
///
/// @param lastUsedAt as written down last, to the minute
public record KeyHolder(KeyId id, Account account, Set<Scope> scopes, Optional<Instant> lastUsedAt) {
    public KeyHolder {
        scopes = Set.copyOf(scopes);
    }

    /// A key by its numbers.
    public record KeyId(long accountId, long id) {}
}
