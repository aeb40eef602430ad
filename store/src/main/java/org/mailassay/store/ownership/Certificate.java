package org.mailassay.store.ownership;

import java.time.Instant;

/// What a public page says of a domain.
///
/// @param average of its newest scans, now
/// @param scans how many those are
/// @param updatedAt when the newest of them was finished
/// @param deserved whether it still scores well and still is its account's
public record Certificate(
        String token, String domain, int average, int scans, Instant issuedAt, Instant updatedAt, boolean deserved) {}
