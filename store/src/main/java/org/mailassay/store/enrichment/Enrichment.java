package org.mailassay.store.enrichment;

import java.net.InetAddress;
import java.time.Instant;

/// What was found out about an address.
///
/// @param ptr its reverse name; empty when it has none
/// @param confirmed whether that name leads back to the address
/// @param baseDomain organizational domain of the confirmed reverse name; empty when there is none
/// @param label the service that the base domain belongs to
/// @param country ISO 3166-1 alpha-2; empty when not known
/// @param asn 0 when not known
/// @param asName empty when not known
/// @param nextCheck when to look again
public record Enrichment(
        InetAddress address,
        String ptr,
        boolean confirmed,
        String baseDomain,
        ServiceLabel label,
        String country,
        long asn,
        String asName,
        Instant checkedAt,
        Instant nextCheck) {}
