package org.mailassay.store.alert;

import java.time.Instant;
import java.util.Optional;

/// Something that was told.
///
/// @param rule its code
/// @param domainId 0 when it is about an address
/// @param subject the domain's name or the address
/// @param toldAt the last time
/// @param recoveredAt empty while it is open
public record Alert(
        long id,
        String rule,
        long domainId,
        String subject,
        String summary,
        Instant firedAt,
        Instant toldAt,
        Optional<Instant> recoveredAt) {}
