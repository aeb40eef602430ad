package org.mailassay.store.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A domain of an account.
///
/// @param publicId the id that cannot be counted up
/// @param name lower case, A-labels, without the final dot
/// @param activatedAt when it was last activated; empty when it never was
/// @param dnsStatus how its records stood when last looked at: `valid`, `warning`, `invalid`, `missing`, or `unknown`,
///     which it also is before the first look
/// @param dnsCheckedAt when that was
public record Domain(
        long id,
        UUID publicId,
        String name,
        boolean active,
        Optional<Instant> activatedAt,
        Instant createdAt,
        String dnsStatus,
        Optional<Instant> dnsCheckedAt) {}
