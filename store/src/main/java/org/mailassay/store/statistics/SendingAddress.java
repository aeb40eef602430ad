package org.mailassay.store.statistics;

import java.net.InetAddress;
import java.time.LocalDate;

/// What one address sent, and what is known of it.
///
/// @param ptr its reverse name; empty when it has none, or nobody has looked yet
/// @param country ISO 3166-1 alpha-2; empty when not known
/// @param asn 0 when not known
/// @param asName empty when not known
/// @param firstSeen first day within the range asked for
/// @param lastSeen last day within the range asked for
public record SendingAddress(
        InetAddress address,
        String ptr,
        String country,
        long asn,
        String asName,
        LocalDate firstSeen,
        LocalDate lastSeen,
        MessageCounts counts) {}
