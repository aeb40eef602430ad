package org.mailassay.store.webhook;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// An account's webhooks: made, changed, listed, and what was delivered.
public final class WebhookStore {
    /// Webhooks that an account may have.
    public static final int MOST = 20;

    /// After a rotation the earlier secret signs too for so long.
    public static final Duration OVERLAP = Duration.ofHours(24);

    private static final int TRIES_SHOWN = 20;

    private static final String WEBHOOK = SqlFiles.read(WebhookStore.class, "webhook");
    private static final String LIST = WEBHOOK + "where account_id = :account_id\norder by id";
    private static final String FIND = WEBHOOK + "where account_id = :account_id and id = :id";
    private static final String NEXT_ID = SqlFiles.read(WebhookStore.class, "nextId");
    private static final String CREATE = SqlFiles.read(WebhookStore.class, "create");
    private static final String UPDATE = SqlFiles.read(WebhookStore.class, "update");
    private static final String ROTATE = SqlFiles.read(WebhookStore.class, "rotate");
    private static final String DELETE = SqlFiles.read(WebhookStore.class, "delete");
    private static final String TEST = SqlFiles.read(WebhookStore.class, "test");
    private static final String DELIVERIES = SqlFiles.read(WebhookStore.class, "deliveries");
    private static final String ATTEMPTS = SqlFiles.read(WebhookStore.class, "attempts");

    private final Database database;
    private final WebhookSecrets secrets;

    public WebhookStore(Database database, WebhookSecrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /// Makes a webhook, which gets what happens from now on.
    ///
    /// @return empty when the account has as many as it may
    public Optional<Webhook> create(long accountId, WebhookDraft draft, String secret, Instant now) {
        long next = database.row(NEXT_ID, Map.of(), row -> row.column("id").get(Long.class))
                .orElseThrow();
        Map<String, Object> parameters = parameters(accountId, draft);
        parameters.put("id", next);
        parameters.put("secret", secrets.seal(new WebhookKey(accountId, next), secret));
        parameters.put("now", now.atOffset(ZoneOffset.UTC));
        parameters.put("most", MOST);
        return database.row(CREATE, parameters, row -> row.column("id").get(Long.class))
                .flatMap(id -> find(new WebhookKey(accountId, id)));
    }

    /// All of them, the oldest first.
    public List<Webhook> list(long accountId) {
        return database.rows(LIST, Map.of("account_id", accountId), WebhookRow::webhook);
    }

    /// One of them; empty when the account has none of this id.
    public Optional<Webhook> find(WebhookKey key) {
        return database.row(FIND, parameters(key), WebhookRow::webhook);
    }

    /// Changes one. When it is active afterwards, it begins anew: neither paused nor resting.
    public Optional<Webhook> update(WebhookKey key, WebhookDraft draft) {
        Map<String, Object> parameters = parameters(key.accountId(), draft);
        parameters.put("id", key.id());
        return database.change(UPDATE, parameters) == 0 ? Optional.empty() : find(key);
    }

    /// Gives one another secret. Both sign for a while.
    public Optional<Webhook> rotate(WebhookKey key, String secret, Instant now) {
        Map<String, Object> parameters = new HashMap<>(parameters(key));
        parameters.put("secret", secrets.seal(key, secret));
        parameters.put("until", now.plus(OVERLAP).atOffset(ZoneOffset.UTC));
        return database.change(ROTATE, parameters) == 0 ? Optional.empty() : find(key);
    }

    /// Forgets one, with what it has yet to get.
    ///
    /// @return whether there was one
    public boolean delete(WebhookKey key) {
        return database.change(DELETE, parameters(key)) > 0;
    }

    /// Sends a test to one, even when it is paused or inactive.
    ///
    /// @return the delivery's id; empty when the account has no such webhook
    public Optional<Long> test(WebhookKey key, Instant now) {
        Map<String, Object> parameters = new HashMap<>(parameters(key));
        parameters.put("now", now.atOffset(ZoneOffset.UTC));
        return database.row(TEST, parameters, row -> row.column("id").get(Long.class));
    }

    /// Deliveries of one, the newest first.
    ///
    /// @param before the id of the last one of the page before; [Long#MAX_VALUE] for the first
    public List<Delivery> deliveries(WebhookKey key, long before, int limit) {
        Map<String, Object> parameters = new HashMap<>(parameters(key));
        parameters.put("before", before);
        parameters.put("limit", limit);
        Map<Long, List<DeliveryAttempt>> tries = new HashMap<>();
        List<Delivery> bare = database.rows(DELIVERIES, parameters, row -> WebhookRow.delivery(row, List.of()));
        if (bare.isEmpty()) {
            return bare;
        }
        Map<String, Object> of = new HashMap<>(parameters(key));
        of.put("deliveries", bare.stream().map(Delivery::id).toArray(Long[]::new));
        of.put("shown", TRIES_SHOWN);
        database.rows(ATTEMPTS, of, row -> {
            tries.computeIfAbsent(row.column("delivery_id").get(Long.class), _ -> new ArrayList<>())
                    .add(new DeliveryAttempt(
                            row.column("attempt").get(Integer.class),
                            row.column("began_at").get(Timestamp.class).toInstant(),
                            row.column("milliseconds").get(Long.class),
                            DeliveryOutcome.valueOf(
                                    row.column("outcome").get(String.class).toUpperCase(Locale.ROOT)),
                            row.column("status").get(Integer.class),
                            row.column("detail").get(String.class),
                            row.column("response").get(String.class)));
            return true;
        });
        return bare.stream()
                .map(each -> new Delivery(
                        each.id(),
                        each.eventId(),
                        each.eventType(),
                        each.subject(),
                        each.state(),
                        each.attempts(),
                        each.createdAt(),
                        each.nextAttemptAt(),
                        each.finishedAt(),
                        tries.getOrDefault(each.id(), List.of())))
                .toList();
    }

    private static Map<String, Object> parameters(WebhookKey key) {
        return Map.of("account_id", key.accountId(), "id", key.id());
    }

    private static Map<String, Object> parameters(long accountId, WebhookDraft draft) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("account_id", accountId);
        parameters.put("url", draft.url());
        parameters.put("format", draft.format().code());
        parameters.put("event_types", draft.eventTypes().toArray(String[]::new));
        parameters.put("active", draft.active());
        return parameters;
    }
}
