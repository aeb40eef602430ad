package org.mailassay.store.alert;

import io.helidon.dbclient.DbRow;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailassay.analysis.alert.AlertRule;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// An account's alerts and how it wants them.
public final class AlertStore {
    private static final String RULES = SqlFiles.read(AlertStore.class, "rules");
    private static final String SAVE_RULE = SqlFiles.read(AlertStore.class, "saveRule");
    private static final String MAILS = SqlFiles.read(AlertStore.class, "mails");
    private static final String SAVE_MAILS = SqlFiles.read(AlertStore.class, "saveMails");
    private static final String CONFIRMED = SqlFiles.read(AlertStore.class, "confirmed");
    private static final String LIST = SqlFiles.read(AlertStore.class, "list");

    private final Database database;

    public AlertStore(Database database) {
        this.database = database;
    }

    /// What the account wants otherwise than usual.
    public RuleOverrides rules(long accountId) {
        return new RuleOverrides(database.rows(RULES, Map.of("account_id", accountId), AlertStore::override).stream()
                .flatMap(Optional::stream)
                .toList());
    }

    /// Keeps what the account, or a domain of its, wants; what is empty is as before.
    ///
    /// @return whether the domain is the account's
    public boolean saveRule(long accountId, RuleOverride override) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("account_id", accountId);
        parameters.put("domain_id", override.domainId());
        parameters.put("rule", override.rule().code());
        parameters.put("enabled", override.enabled().map(Object::toString).orElse(""));
        parameters.put(
                "threshold",
                override.threshold().isPresent()
                        ? Double.toString(override.threshold().getAsDouble())
                        : "");
        parameters.put(
                "minimum",
                override.minimum().isPresent()
                        ? Long.toString(override.minimum().getAsLong())
                        : "");
        parameters.put(
                "cool_down_minutes",
                override.coolDown().map(time -> Long.toString(time.toMinutes())).orElse(""));
        return database.change(SAVE_RULE, parameters) > 0;
    }

    /// Who is told by mail.
    public AlertMails mails(long accountId) {
        return database.row(MAILS, Map.of("account_id", accountId), AlertStore::mails)
                .orElseGet(() -> new AlertMails(List.of(), false));
    }

    /// Keeps who is told by mail.
    public void saveMails(long accountId, AlertMails mails) {
        database.change(
                SAVE_MAILS,
                Map.of(
                        "account_id",
                        accountId,
                        "addresses",
                        mails.addresses().toArray(String[]::new),
                        "digest",
                        mails.digest()));
    }

    /// The addresses that the account has shown to be its own: its address, and those of its members.
    public List<String> confirmed(long accountId) {
        return database.rows(
                CONFIRMED,
                Map.of("account_id", accountId),
                row -> row.column("email").get(String.class));
    }

    /// Alerts, the newest first.
    ///
    /// @param open only those that are open, or only those that are over; empty for both
    /// @param before the id of the last one of the page before; [Long#MAX_VALUE] for the first
    public List<Alert> list(long accountId, Optional<Boolean> open, long before, int limit) {
        return database.rows(
                LIST,
                Map.of(
                        "account_id", accountId,
                        "open", open.map(Object::toString).orElse(""),
                        "before", before,
                        "limit", limit),
                row -> new Alert(
                        row.column("id").get(Long.class),
                        row.column("rule").get(String.class),
                        row.column("domain_id").get(Long.class),
                        row.column("subject").get(String.class),
                        row.column("summary").get(String.class),
                        row.column("fired_at").get(Timestamp.class).toInstant(),
                        row.column("told_at").get(Timestamp.class).toInstant(),
                        Optional.ofNullable(row.column("recovered_at").get(Timestamp.class))
                                .map(Timestamp::toInstant)));
    }

    static AlertMails mails(DbRow row) {
        String joined = row.column("addresses").get(String.class);
        return new AlertMails(
                Stream.of(joined.split("\n", -1))
                        .filter(each -> !each.isEmpty())
                        .toList(),
                row.column("digest").get(Boolean.class));
    }

    /// Empty when the rule is one of another version.
    static Optional<RuleOverride> override(DbRow row) {
        @Nullable Double threshold = row.column("threshold").get(Double.class);
        @Nullable Long minimum = row.column("minimum").get(Long.class);
        return AlertRule.of(row.column("rule").get(String.class))
                .map(rule -> new RuleOverride(
                        row.column("domain_id").get(Long.class),
                        rule,
                        Optional.ofNullable(row.column("enabled").get(Boolean.class)),
                        threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold),
                        minimum == null ? OptionalLong.empty() : OptionalLong.of(minimum),
                        Optional.ofNullable(row.column("cool_down_minutes").get(Integer.class))
                                .map(Duration::ofMinutes)));
    }
}
