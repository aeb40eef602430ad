package org.mailassay.appliance.webhook;

import java.time.Instant;
import java.util.Optional;
import org.mailassay.store.webhook.DeliveryJob;
import org.mailassay.store.webhook.WebhookFormat;
import org.mailassay.store.webhook.WebhookKey;

/// Deliveries that no database has seen.
final class Jobs {
    private Jobs() {}

    static DeliveryJob alert(WebhookFormat format, String data) {
        Instant at = Instant.parse("2026-04-30T12:00:00Z");
        return new DeliveryJob(
                new WebhookKey(1, 1),
                1,
                "https://hooks.example/",
                format,
                "a secret",
                "",
                Optional.of(1L),
                at,
                "alert.fired",
                "alert:x",
                "example.com",
                data,
                1,
                at);
    }
}
