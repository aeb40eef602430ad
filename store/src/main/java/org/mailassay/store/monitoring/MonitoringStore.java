package org.mailassay.store.monitoring;

import io.helidon.dbclient.DbRow;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.timeline.DkimKeyName;
import org.mailassay.analysis.timeline.DomainLook;
import org.mailassay.analysis.timeline.HostType;
import org.mailassay.analysis.timeline.LookQuestion;
import org.mailassay.analysis.timeline.TimelineChange;
import org.mailassay.analysis.timeline.WatchedHost;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// Which domains are due, what is to be looked at, and what became of their records.
public final class MonitoringStore {
    private static final String CLAIM = SqlFiles.read(MonitoringStore.class, "claim");
    private static final String MONITORED = SqlFiles.read(MonitoringStore.class, "monitored");
    private static final String FIND = MONITORED + "where domains.account_id = :account_id and domains.id = :id";
    private static final String FIND_BY_UUID =
            MONITORED + "where domains.account_id = :account_id and domains.uuid = cast(:uuid as uuid)";
    private static final String ACTIVE_HOSTS = SqlFiles.read(MonitoringStore.class, "activeHosts");
    private static final String ACTIVE_KEYS = SqlFiles.read(MonitoringStore.class, "activeKeys");
    private static final String CURRENT = SqlFiles.read(MonitoringStore.class, "current");
    private static final String HISTORY = SqlFiles.read(MonitoringStore.class, "history");

    private final Database database;

    public MonitoringStore(Database database) {
        this.database = database;
    }

    /// Domains that are due, those that wait longest first. No other node gets them until the lease has passed;
    /// what is kept of a look sets their next time.
    public List<DomainKey> claim(int limit, Instant now, Duration lease) {
        return database.rows(
                CLAIM,
                Map.of(
                        "limit", limit,
                        "now", now.atOffset(ZoneOffset.UTC),
                        "leased_until", now.plus(lease).atOffset(ZoneOffset.UTC)),
                row -> new DomainKey(
                        row.column("account_id").getLong(),
                        row.column("domain_id").getLong()));
    }

    /// The account's domain of this id; empty when it has none.
    public Optional<MonitoredDomain> find(long accountId, long id) {
        return database.row(FIND, Map.of("account_id", accountId, "id", id), MonitoringStore::monitored);
    }

    /// The account's domain of this id of the Audit family; empty when it has none.
    public Optional<MonitoredDomain> find(long accountId, UUID uuid) {
        return database.row(
                FIND_BY_UUID, Map.of("account_id", accountId, "uuid", uuid.toString()), MonitoringStore::monitored);
    }

    /// What is to be looked at; empty when the domain is not, or no longer, verified.
    public Optional<LookPlan> plan(DomainKey key) {
        return find(key.accountId(), key.domainId())
                .filter(MonitoredDomain::verified)
                .map(domain -> new LookPlan(domain.name(), hosts(key), keys(key)));
    }

    private List<WatchedHost> hosts(DomainKey key) {
        return database.rows(
                ACTIVE_HOSTS,
                parameters(key, LookQuestion.MOST_HOSTS),
                row -> new WatchedHost(
                        row.column("host_value").getString(),
                        types(row.column("types").getString())));
    }

    private static Set<HostType> types(String codes) {
        return Arrays.stream(codes.split(","))
                .flatMap(code -> HostType.of(code).stream())
                .collect(Collectors.toSet());
    }

    /// Only what can be a name was ever stored.
    private List<DkimKeyName> keys(DomainKey key) {
        return database.rows(
                ACTIVE_KEYS,
                parameters(key, LookQuestion.MOST_KEYS),
                row -> new DkimKeyName(
                        new DomainName(row.column("dkim_domain").getString()),
                        row.column("selector").getString()));
    }

    /// Keeps a look, in one transaction.
    ///
    /// @param at when it began
    /// @return what it changed; empty when a later look was kept already, or the domain is gone
    public Optional<TimelineChange> keep(DomainKey key, DomainLook look, Instant at, NextLook nextLook) {
        return database.inTransaction(transaction -> new LookTransaction(transaction, key, at).keep(look, nextLook));
    }

    /// The sets that are there, those of hosts that were switched off left out.
    public List<TimelineRow> current(DomainKey key, int limit) {
        return database.rows(CURRENT, parameters(key, limit), MonitoringStore::timelineRow);
    }

    /// Every set that is or was there, the newest first.
    ///
    /// @param before the id of the last row of the page before; [Long#MAX_VALUE] for the first
    public List<TimelineRow> history(DomainKey key, long before, int limit) {
        return database.rows(
                HISTORY,
                Map.of("account_id", key.accountId(), "domain_id", key.domainId(), "before", before, "limit", limit),
                MonitoringStore::timelineRow);
    }

    private static Map<String, Object> parameters(DomainKey key, int limit) {
        return Map.of("account_id", key.accountId(), "domain_id", key.domainId(), "limit", limit);
    }

    private static MonitoredDomain monitored(DbRow row) {
        return new MonitoredDomain(
                new DomainKey(
                        row.column("account_id").getLong(), row.column("id").getLong()),
                row.column("name").getString(),
                row.column("verified").getBoolean(),
                row.column("building").getBoolean(),
                time(row, "last_look_at"));
    }

    private static TimelineRow timelineRow(DbRow row) {
        return new TimelineRow(
                row.column("id").getLong(),
                row.column("record_type").getString(),
                row.column("record_key").getString(),
                row.column("record_value").getString(),
                time(row, "first_seen_at").orElseThrow(),
                time(row, "last_seen_at").orElseThrow(),
                time(row, "removed_at"));
    }

    static Optional<Instant> time(DbRow row, String column) {
        return Optional.ofNullable(row.column(column).get(Timestamp.class)).map(Timestamp::toInstant);
    }
}
