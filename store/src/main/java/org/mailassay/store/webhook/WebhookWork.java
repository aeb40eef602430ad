package org.mailassay.store.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.StorableText;
import org.mailassay.store.event.EventData;
import org.mailassay.store.event.EventLog;
import org.mailassay.store.event.EventType;
import org.mailassay.store.event.NewEvent;

/// What delivering reads and writes, of all accounts. An event waits while an earlier one of its subject has yet to be
/// delivered to the same webhook, so each subject's events come in their order.
public final class WebhookWork {
    /// Attempts in a row that must have failed before a webhook is paused.
    static final int FAILURES = 10;

    /// For how long they must have.
    static final Duration PATIENCE = Duration.ofHours(24);

    /// Events that one webhook takes over from the log in one step.
    private static final int STEP = 500;

    private static final int BATCH = 5_000;

    private static final String COLLECT = SqlFiles.read(WebhookWork.class, "collect");
    private static final String BEHIND = SqlFiles.read(WebhookWork.class, "behind");
    private static final String LOCK_BEHIND = SqlFiles.read(WebhookWork.class, "lockBehind");
    private static final String LOCK = SqlFiles.read(WebhookWork.class, "lock");
    private static final String RELEASE = SqlFiles.read(WebhookWork.class, "release");
    private static final String CLAIM = SqlFiles.read(WebhookWork.class, "claim");
    private static final String NOTE = SqlFiles.read(WebhookWork.class, "note");
    private static final String FINISH = SqlFiles.read(WebhookWork.class, "finish");
    private static final String DEFER = SqlFiles.read(WebhookWork.class, "defer");
    private static final String SUCCEEDED = SqlFiles.read(WebhookWork.class, "succeeded");
    private static final String FAILED = SqlFiles.read(WebhookWork.class, "failed");
    private static final String REST = SqlFiles.read(WebhookWork.class, "rest");
    private static final String PAUSE = SqlFiles.read(WebhookWork.class, "pause");
    private static final String FORGET = SqlFiles.read(WebhookWork.class, "forget");
    private static final String STANDING = SqlFiles.read(WebhookWork.class, "standing");
    private static final String WAKE = SqlFiles.read(WebhookWork.class, "wake");

    private final Database database;
    private final WebhookSecrets secrets;

    public WebhookWork(Database database, WebhookSecrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /// Takes over what is new in the log, for webhooks that want it, each in a transaction of its own: none waits
    /// for another's. What happened more than a day ago is left out: a webhook that was paused for long is not
    /// flooded. A webhook that something is just concluded for, or that another node takes over for, is left
    /// for the next time.
    ///
    /// @return how far webhooks moved on; 0 when there is nothing left
    public long collect(Instant now) {
        long moved = 0;
        List<WebhookKey> behind = database.rows(BEHIND, Map.of(), WebhookRow::key);
        for (WebhookKey webhook : behind) {
            moved += database.inTransaction(
                    transaction -> lockBehind(transaction, webhook) ? collect(transaction, webhook, now) : 0L);
        }
        return moved;
    }

    private static boolean lockBehind(Connection transaction, WebhookKey webhook) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(LOCK_BEHIND)) {
            bind(statement, 1, webhook);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /// A later statement sees what was concluded before the lock was had.
    private static long collect(Connection transaction, WebhookKey webhook, Instant now) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(COLLECT)) {
            statement.setInt(1, STEP);
            bind(statement, 2, webhook);
            statement.setObject(4, now.atOffset(ZoneOffset.UTC));
            statement.setObject(5, now.atOffset(ZoneOffset.UTC));
            statement.setObject(6, now.minus(PATIENCE).atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0L;
            }
        }
    }

    /// Attempts that are due, those that wait longest first. No other node gets them until the lease has passed.
    ///
    /// @param limit each account gets a quarter of it at one time at most
    /// @param each webhook gets so many at one time at most; one that fails, only one
    public List<DeliveryJob> claim(int limit, int each, Instant now, Duration lease) {
        return database.rows(
                CLAIM,
                Map.of(
                        "limit",
                        limit,
                        "each",
                        each,
                        "now",
                        now.atOffset(ZoneOffset.UTC),
                        "leased_until",
                        now.plus(lease).atOffset(ZoneOffset.UTC)),
                row -> WebhookRow.job(row, secrets));
    }

    /// Keeps what an attempt came to: the event is delivered, tried again, or given up, and a webhook that has failed
    /// for a day is paused.
    public void conclude(DeliveryJob job, DeliveryAttempt attempt, Instant now) {
        database.inTransaction(transaction -> {
            run(transaction, LOCK, job.webhook());
            note(transaction, job, attempt);
            if (attempt.outcome() == DeliveryOutcome.DELIVERED) {
                finish(transaction, job, "delivered", now);
                release(transaction, job, now);
                run(transaction, SUCCEEDED, job.webhook());
            } else {
                Optional<Instant> next = DeliverySchedule.next(job, now);
                if (next.isPresent()) {
                    defer(transaction, job, next.get());
                } else {
                    finish(transaction, job, "given_up", now);
                    release(transaction, job, now);
                }
                failed(transaction, job, attempt, now);
            }
            return true;
        });
    }

    /// What waits, and which webhooks wait for somebody.
    public WebhookStanding standing() {
        return database.row(STANDING, Map.of(), WebhookRow::standing).orElseThrow();
    }

    /// Forgets deliveries that were finished before that time, or have waited since before it, as those of a webhook
    /// that is paused. What waits for nothing is due then, whatever left it so.
    public long forget(Instant before, Instant now) {
        long forgotten = 0;
        long last;
        do {
            last = database.change(FORGET, Map.of("before", before.atOffset(ZoneOffset.UTC), "limit", BATCH));
            forgotten += last;
        } while (last == BATCH);
        database.change(WAKE, Map.of("now", now.atOffset(ZoneOffset.UTC)));
        return forgotten;
    }

    private static void failed(Connection transaction, DeliveryJob job, DeliveryAttempt attempt, Instant now)
            throws SQLException {
        int failures;
        Instant since;
        try (PreparedStatement statement = transaction.prepareStatement(FAILED)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            bind(statement, 2, job.webhook());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return;
                }
                failures = row.getInt(1);
                since = row.getTimestamp(2).toInstant();
            }
        }
        try (PreparedStatement statement = transaction.prepareStatement(REST)) {
            statement.setObject(1, now.plus(DeliverySchedule.rest(failures)).atOffset(ZoneOffset.UTC));
            bind(statement, 2, job.webhook());
            statement.executeUpdate();
        }
        if (failures >= FAILURES && !now.isBefore(since.plus(PATIENCE)) && pause(transaction, job.webhook(), now)) {
            EventLog.append(transaction, List.of(paused(job, attempt, failures, since, now)));
        }
    }

    private static NewEvent paused(DeliveryJob job, DeliveryAttempt attempt, int failures, Instant since, Instant now) {
        return new NewEvent(
                job.webhook().accountId(),
                now,
                EventType.WEBHOOK_PAUSED,
                "webhook:" + job.webhook().id(),
                "",
                EventData.of()
                        .text("webhook_id", "wh_" + job.webhook().id())
                        .text("host", host(job.url()))
                        .number("failures", failures)
                        .time("failing_since", since)
                        .text("outcome", attempt.outcome().code())
                        .text("detail", attempt.detail()));
    }

    /// The rest of the URL is a secret at Slack and Teams.
    private static String host(String url) {
        try {
            return Objects.requireNonNullElse(new URI(url).getHost(), "");
        } catch (URISyntaxException unusable) {
            return "";
        }
    }

    private static boolean pause(Connection transaction, WebhookKey webhook, Instant now) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(PAUSE)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            bind(statement, 2, webhook);
            return statement.executeUpdate() == 1;
        }
    }

    private static void note(Connection transaction, DeliveryJob job, DeliveryAttempt attempt) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(NOTE)) {
            statement.setInt(1, attempt.attempt());
            statement.setObject(2, attempt.beganAt().atOffset(ZoneOffset.UTC));
            statement.setLong(3, attempt.milliseconds());
            statement.setString(4, attempt.outcome().code());
            statement.setInt(5, attempt.status());
            statement.setString(6, StorableText.of(attempt.detail()));
            statement.setString(7, StorableText.of(attempt.response()));
            bind(statement, 8, job.webhook());
            statement.setLong(10, job.id());
            statement.executeUpdate();
        }
    }

    private static void finish(Connection transaction, DeliveryJob job, String state, Instant now) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(FINISH)) {
            statement.setString(1, state);
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            bind(statement, 3, job.webhook());
            statement.setLong(5, job.id());
            statement.executeUpdate();
        }
    }

    private static void release(Connection transaction, DeliveryJob job, Instant now) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(RELEASE)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            bind(statement, 2, job.webhook());
            bind(statement, 4, job.webhook());
            statement.setString(6, job.subject());
            statement.executeUpdate();
        }
    }

    private static void defer(Connection transaction, DeliveryJob job, Instant next) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(DEFER)) {
            statement.setObject(1, next.atOffset(ZoneOffset.UTC));
            bind(statement, 2, job.webhook());
            statement.setLong(4, job.id());
            statement.executeUpdate();
        }
    }

    private static void run(Connection transaction, String sql, WebhookKey webhook) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            bind(statement, 1, webhook);
            statement.execute();
        }
    }

    private static void bind(PreparedStatement statement, int first, WebhookKey webhook) throws SQLException {
        statement.setLong(first, webhook.accountId());
        statement.setLong(first + 1, webhook.id());
    }
}
