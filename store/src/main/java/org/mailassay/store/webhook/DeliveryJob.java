package org.mailassay.store.webhook;

import java.time.Instant;
import java.util.Optional;

/// An attempt to be made.
///
/// @param eventId empty for a test
/// @param data a JSON object
/// @param attempt from 1
/// @param secret empty when it cannot be opened with the key that the installation has
/// @param earlierSecret empty when there is none that still signs
public record DeliveryJob(
        WebhookKey webhook,
        long id,
        String url,
        WebhookFormat format,
        String secret,
        String earlierSecret,
        Optional<Long> eventId,
        Instant occurredAt,
        String eventType,
        String subject,
        String domain,
        String data,
        int attempt,
        Instant createdAt) {}
