package org.mailassay.store.ownership;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A domain as its ownership sees it.
///
/// @param name lower case, A-labels
/// @param method empty when nobody has tried to prove anything yet
/// @param target the role that mail went to; empty for other methods
/// @param token what the TXT record has to hold; empty for other methods
/// @param monitoredHosts how many hosts are watched for it
public record OwnedDomain(
        long id,
        UUID publicId,
        String name,
        Optional<VerificationMethod> method,
        String target,
        String token,
        Optional<Instant> verifiedAt,
        Instant createdAt,
        int monitoredHosts) {}
