package org.mailassay.store.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A webhook, without its secret.
///
/// @param eventTypes codes; empty for all
/// @param pausedAt since when it is not called, because it failed for so long
/// @param failures attempts in a row that failed
/// @param failingSince the first of them
/// @param earlierUntil until when the earlier secret signs too
public record Webhook(
        WebhookKey key,
        String url,
        WebhookFormat format,
        List<String> eventTypes,
        boolean active,
        Optional<Instant> pausedAt,
        int failures,
        Optional<Instant> failingSince,
        Optional<Instant> earlierUntil,
        Instant createdAt) {
    public Webhook {
        eventTypes = List.copyOf(eventTypes);
    }

    /// `working`, `failing`, `paused` by itself, or `inactive` because somebody said so.
    public String state() {
        if (!active) {
            return "inactive";
        }
        if (pausedAt.isPresent()) {
            return "paused";
        }
        return failures > 0 ? "failing" : "working";
    }
}
