package org.mailassay.store.monitoring;

import java.time.Instant;
import java.util.Optional;

/// A record set over a stretch of time.
///
/// @param value the whole set, one record to a line
/// @param removedAt empty as long as it is there
public record TimelineRow(
        long id,
        String type,
        String key,
        String value,
        Instant firstSeenAt,
        Instant lastSeenAt,
        Optional<Instant> removedAt) {}
