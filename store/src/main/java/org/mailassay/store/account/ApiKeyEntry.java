package org.mailassay.store.account;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A key as lists show it.
///
/// @param start its first 12 characters
/// @param hint its last 4 characters
/// @param active neither revoked nor expired
public record ApiKeyEntry(
        long id,
        String name,
        String start,
        String hint,
        Set<Scope> scopes,
        boolean active,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {
    public ApiKeyEntry {
        scopes = Set.copyOf(scopes);
    }
}
