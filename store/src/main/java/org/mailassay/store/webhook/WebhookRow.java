package org.mailassay.store.webhook;

import io.helidon.dbclient.DbRow;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads rows.
final class WebhookRow {
    private WebhookRow() {}

    static WebhookKey key(DbRow row) {
        return new WebhookKey(
                row.column("account_id").get(Long.class), row.column("id").get(Long.class));
    }

    static WebhookStanding standing(DbRow row) {
        return new WebhookStanding(
                row.column("waiting").get(Long.class), row.column("paused").get(Long.class), time(row, "oldest"));
    }

    static Webhook webhook(DbRow row) {
        return new Webhook(
                key(row),
                row.column("url").get(String.class),
                WebhookFormat.of(row.column("format").get(String.class)).orElseThrow(),
                texts(row.column("event_types").get(String.class)),
                row.column("active").get(Boolean.class),
                time(row, "paused_at"),
                row.column("failures").get(Integer.class),
                time(row, "failing_since"),
                time(row, "earlier_until"),
                time(row, "created_at").orElseThrow());
    }

    static Delivery delivery(DbRow row, List<DeliveryAttempt> tries) {
        return new Delivery(
                row.column("id").get(Long.class),
                eventId(row),
                row.column("event_type").get(String.class),
                row.column("subject").get(String.class),
                row.column("state").get(String.class),
                row.column("attempts").get(Integer.class),
                time(row, "created_at").orElseThrow(),
                time(row, "finished_at").isPresent() ? Optional.empty() : time(row, "next_attempt_at"),
                time(row, "finished_at"),
                tries);
    }

    static DeliveryJob job(DbRow row, WebhookSecrets secrets) {
        WebhookKey webhook = new WebhookKey(
                row.column("account_id").get(Long.class),
                row.column("webhook_id").get(Long.class));
        return new DeliveryJob(
                webhook,
                row.column("id").get(Long.class),
                row.column("url").get(String.class),
                WebhookFormat.of(row.column("format").get(String.class)).orElseThrow(),
                secrets.open(webhook, row.column("secret").get(String.class)).orElse(""),
                secrets.open(webhook, row.column("earlier_secret").get(String.class))
                        .orElse(""),
                eventId(row),
                time(row, "occurred_at").orElseThrow(),
                row.column("event_type").get(String.class),
                row.column("subject").get(String.class),
                row.column("domain").get(String.class),
                row.column("data").get(String.class),
                row.column("attempts").get(Integer.class),
                time(row, "created_at").orElseThrow());
    }

    /// No event has the number 0.
    private static Optional<Long> eventId(DbRow row) {
        long id = row.column("event_id").get(Long.class);
        return id == 0 ? Optional.empty() : Optional.of(id);
    }

    private static List<String> texts(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(",", -1));
    }

    private static Optional<Instant> time(DbRow row, String column) {
        return Optional.ofNullable(row.column(column).get(Timestamp.class)).map(Timestamp::toInstant);
    }
}
