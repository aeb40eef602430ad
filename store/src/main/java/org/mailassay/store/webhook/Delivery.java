package org.mailassay.store.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An event on its way to a webhook, with the latest attempts.
///
/// @param eventId empty for a test
/// @param nextAttemptAt empty when there is none any more
public record Delivery(
        long id,
        Optional<Long> eventId,
        String eventType,
        String subject,
        String state,
        int attempts,
        Instant createdAt,
        Optional<Instant> nextAttemptAt,
        Optional<Instant> finishedAt,
        List<DeliveryAttempt> tries) {
    public Delivery {
        tries = List.copyOf(tries);
    }
}
