package org.mailassay.api.dmarc;

import org.mailassay.api.http.JsonWriter;
import org.mailassay.store.webhook.Delivery;
import org.mailassay.store.webhook.DeliveryAttempt;
import org.mailassay.store.webhook.Webhook;

/// Webhooks and their deliveries as JSON.
final class WebhookJson {
    private WebhookJson() {}

    /// @param whole whether the whole URL may be seen, which is a secret at Slack and Teams
    static void write(JsonWriter json, Webhook webhook, boolean whole) {
        json.field("id", ResourceId.WEBHOOK.text(webhook.key().id()));
        json.field("url", whole ? webhook.url() : WebhookUrl.masked(webhook.url()));
        json.field("format", webhook.format().code());
        json.strings("event_types", webhook.eventTypes());
        json.field("active", webhook.active());
        json.field("state", webhook.state());
        json.field("failures", webhook.failures());
        json.field("failing_since", webhook.failingSince());
        json.field("paused_at", webhook.pausedAt());
        json.field("earlier_secret_until", webhook.earlierUntil());
        json.field("created_at", webhook.createdAt());
    }

    /// With the secret, which is shown this once.
    static void write(JsonWriter json, Webhook webhook, String secret) {
        write(json, webhook, true);
        json.field("secret", secret);
    }

    static void write(JsonWriter json, Delivery delivery) {
        json.field("id", ResourceId.DELIVERY.text(delivery.id()));
        json.textOrNull("event_id", delivery.eventId().map(id -> "evt_" + id).orElse(""));
        json.field("event_type", delivery.eventType());
        json.field("subject", delivery.subject());
        json.field("state", delivery.state());
        json.field("attempts", delivery.attempts());
        json.field("created_at", delivery.createdAt());
        json.field("next_attempt_at", delivery.nextAttemptAt());
        json.field("finished_at", delivery.finishedAt());
        json.objects("tries", delivery.tries(), attempt -> write(json, attempt));
    }

    private static void write(JsonWriter json, DeliveryAttempt attempt) {
        json.field("attempt", attempt.attempt());
        json.field("began_at", attempt.beganAt());
        json.field("milliseconds", attempt.milliseconds());
        json.field("outcome", attempt.outcome().code());
        if (attempt.status() == 0) {
            json.nullField("status");
        } else {
            json.field("status", attempt.status());
        }
        json.textOrNull("detail", attempt.detail());
        json.textOrNull("response", attempt.response());
    }
}
