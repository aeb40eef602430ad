package org.mailassay.store.alert;

import io.helidon.dbclient.DbRow;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mailassay.analysis.alert.AddressFacts;
import org.mailassay.analysis.alert.DayCounts;
import org.mailassay.analysis.alert.DomainFacts;
import org.mailassay.analysis.alert.Expiry;
import org.mailassay.analysis.alert.News;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// Reads the facts that rules are judged from, of a page of domains or addresses with a few statements.
public final class FactReading {
    private static final String DOMAINS = SqlFiles.read(FactReading.class, "domains");
    private static final String DAYS = SqlFiles.read(FactReading.class, "days");
    private static final String SENDERS = SqlFiles.read(FactReading.class, "senders");
    private static final String CHANGES = SqlFiles.read(FactReading.class, "changes");
    private static final String PROBLEMS = SqlFiles.read(FactReading.class, "problems");
    private static final String EXPIRIES = SqlFiles.read(FactReading.class, "expiries");
    private static final String ADDRESSES = SqlFiles.read(FactReading.class, "addresses");

    private final Database database;

    public FactReading(Database database) {
        this.database = database;
    }

    /// The next active domains of accounts that are served.
    ///
    /// @param after the last one of the page before; empty for the first page
    public List<SubjectFacts.OfDomain> domains(Optional<AlertSubject> after, int limit, Instant now) {
        Map<String, Object> page = Map.of(
                "account_id", after.map(AlertSubject::accountId).orElse(0L),
                "domain_id", after.map(AlertSubject::domainId).orElse(0L),
                "now", now.atOffset(ZoneOffset.UTC),
                "limit", limit);
        List<Row> rows = database.rows(DOMAINS, page, FactReading::row);
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, Object> wanted = new HashMap<>();
        wanted.put(
                "accounts", rows.stream().map(row -> row.subject().accountId()).toArray(Long[]::new));
        wanted.put("domains", rows.stream().map(row -> row.subject().domainId()).toArray(Long[]::new));
        Map<String, Object> recent = new HashMap<>(wanted);
        recent.put("since", now.minusSeconds(8 * 86_400).atOffset(ZoneOffset.UTC));
        Map<String, Object> days = new HashMap<>(wanted);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        days.put("since", today.minusDays(21));
        Map<Long, List<DayCounts>> counts = byDomain(DAYS, days, FactReading::day);
        Map<Long, List<News>> senders = byDomain(SENDERS, recent, FactReading::news);
        Map<Long, List<News>> changes = byDomain(CHANGES, recent, FactReading::news);
        Map<Long, List<String>> problems =
                byDomain(PROBLEMS, wanted, row -> row.column("problem").get(String.class));
        Map<Long, List<Expiry>> expiries = byDomain(
                EXPIRIES,
                wanted,
                row -> new Expiry(
                        row.column("what").get(String.class),
                        row.column("not_after").get(Timestamp.class).toInstant()));
        return rows.stream()
                .map(row -> new SubjectFacts.OfDomain(
                        row.subject(),
                        new DomainFacts(
                                now,
                                row.subject().subject(),
                                counts.getOrDefault(row.subject().domainId(), List.of()),
                                row.lastReport(),
                                row.reportDays(),
                                senders.getOrDefault(row.subject().domainId(), List.of()),
                                changes.getOrDefault(row.subject().domainId(), List.of()),
                                problems.getOrDefault(row.subject().domainId(), List.of()),
                                expiries.getOrDefault(row.subject().domainId(), List.of()),
                                row.firstFailureReport())))
                .toList();
    }

    /// The next verified addresses of accounts that are served.
    ///
    /// @param after the last one of the page before; empty for the first page
    public List<SubjectFacts.OfAddress> addresses(Optional<AlertSubject> after, int limit, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return database.rows(
                ADDRESSES,
                Map.of(
                        "account_id", after.map(AlertSubject::accountId).orElse(0L),
                        "address", after.map(AlertSubject::subject).orElse("0.0.0.0"),
                        "now", now.atOffset(ZoneOffset.UTC),
                        "today", today,
                        "since", today.minusDays(7),
                        "limit", limit),
                row -> {
                    AlertSubject subject = new AlertSubject(
                            row.column("account_id").get(Long.class),
                            0,
                            row.column("address").get(String.class));
                    String zones = row.column("zones").get(String.class);
                    return new SubjectFacts.OfAddress(
                            subject,
                            new AddressFacts(
                                    now,
                                    subject.subject(),
                                    zones.isEmpty() ? List.of() : List.of(zones.split(",", -1)),
                                    number(row, "overall"),
                                    number(row, "best")));
                });
    }

    /// Ids of domains are drawn from one sequence, so no two accounts have one in common.
    private <T> Map<Long, List<T>> byDomain(String sql, Map<String, Object> parameters, Function<DbRow, T> reader) {
        Map<Long, List<T>> found = new HashMap<>();
        database.rows(sql, parameters, row -> {
            found.computeIfAbsent(row.column("domain_id").get(Long.class), _ -> new ArrayList<>())
                    .add(reader.apply(row));
            return true;
        });
        return found;
    }

    private static DayCounts day(DbRow row) {
        return new DayCounts(
                row.column("day").get(Date.class).toLocalDate(),
                row.column("messages").get(Long.class),
                row.column("failed").get(Long.class));
    }

    private static News news(DbRow row) {
        return new News(
                row.column("at").get(Timestamp.class).toInstant(),
                row.column("what").get(String.class),
                row.column("messages").get(Long.class));
    }

    private static Row row(DbRow row) {
        return new Row(
                new AlertSubject(
                        row.column("account_id").get(Long.class),
                        row.column("id").get(Long.class),
                        row.column("name").get(String.class)),
                time(row, "last_report"),
                row.column("report_days").get(Integer.class),
                time(row, "first_failure_report"));
    }

    private static Optional<Instant> time(DbRow row, String column) {
        return Optional.ofNullable(row.column(column).get(Timestamp.class)).map(Timestamp::toInstant);
    }

    private static OptionalInt number(DbRow row, String column) {
        @Nullable Integer number = row.column(column).get(Integer.class);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private record Row(
            AlertSubject subject, Optional<Instant> lastReport, int reportDays, Optional<Instant> firstFailureReport) {}
}
