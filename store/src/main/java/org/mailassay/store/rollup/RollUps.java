package org.mailassay.store.rollup;

import java.net.InetAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.SqlFiles;

/// Adds reports to the daily and weekly counts within the transaction that stores them.
///
/// Writers do not deadlock: each first takes the locks of all domains that it counts for, in the order of their ids.
/// It is the last thing that a transaction does, so that the locks are held briefly.
public final class RollUps {
    /// An advisory lock for each domain, until the transaction ends. Two domains that share a number wait for each
    /// other without need.
    private static final String LOCK_DOMAINS = SqlFiles.read(RollUps.class, "lockDomains");

    private static final String ADD_TOTALS = SqlFiles.read(RollUps.class, "addTotals");
    private static final String ADD_SOURCES = SqlFiles.read(RollUps.class, "addSources");
    private static final String ADD_WEEKS = SqlFiles.read(RollUps.class, "addWeeks");

    /// Counts of sources that stand in memory at a time: so few that they are gone before the heap grows for them.
    private static final int CHUNK = 2_000;

    private RollUps() {}

    /// Adds the reports to the totals and sources.
    ///
    /// @param addresses get those of the reports
    public static void add(Connection transaction, Collection<CountedReport> reports, SourceAddresses addresses)
            throws SQLException {
        if (reports.isEmpty()) {
            return;
        }
        lockDomains(transaction, reports);
        addTotals(transaction, reports);
        Map<SourceDay, Counts> sources = new HashMap<>();
        for (CountedReport report : reports) {
            DaySpread spread = report.spread();
            CountedRows rows = report.rows();
            for (int row = 0; row < rows.size(); row++) {
                long[] shares = spread.next(rows.messages(row));
                InetAddress source = rows.source(row);
                addresses.add(source);
                for (int day = 0; day < shares.length; day++) {
                    // A row of no messages still tells that the address was seen.
                    if (shares[day] > 0 || (day == 0 && rows.messages(row) == 0)) {
                        SourceDay key = new SourceDay(report.accountId(), report.domainId(), spread.day(day), source);
                        rows.count(row, shares[day], sources.computeIfAbsent(key, k -> new Counts()));
                    }
                }
                if (sources.size() >= CHUNK) {
                    addSources(transaction, sources);
                    sources.clear();
                }
            }
        }
        addSources(transaction, sources);
    }

    private static void lockDomains(Connection transaction, Collection<CountedReport> reports) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(LOCK_DOMAINS)) {
            statement.setObject(
                    1,
                    reports.stream()
                            .mapToLong(CountedReport::domainId)
                            .distinct()
                            .toArray());
            statement.execute();
        }
    }

    private static void addTotals(Connection transaction, Collection<CountedReport> reports) throws SQLException {
        Map<DomainDay, Total> totals = new HashMap<>();
        for (CountedReport report : reports) {
            DaySpread spread = report.spread();
            Total[] days = new Total[spread.days()];
            for (int day = 0; day < days.length; day++) {
                days[day] = totals.computeIfAbsent(
                        new DomainDay(report.accountId(), report.domainId(), spread.day(day)), Total::new);
            }
            days[0].reports++;
            CountedRows rows = report.rows();
            for (int row = 0; row < rows.size(); row++) {
                long[] shares = spread.next(rows.messages(row));
                for (int day = 0; day < shares.length; day++) {
                    rows.count(row, shares[day], days[day].counts);
                }
            }
        }
        try (PreparedStatement statement = transaction.prepareStatement(ADD_TOTALS)) {
            ColumnArrays<Total> columns = new ColumnArrays<>(statement, List.copyOf(totals.values()))
                    .bigint(total -> total.key.accountId())
                    .bigint(total -> total.key.domainId())
                    .date(total -> total.key.day())
                    .bigint(total -> total.reports);
            counts(columns, total -> total.counts);
            statement.executeUpdate();
        }
    }

    private static void addSources(Connection transaction, Map<SourceDay, Counts> sources) throws SQLException {
        if (sources.isEmpty()) {
            return;
        }
        List<Map.Entry<SourceDay, Counts>> rows = List.copyOf(sources.entrySet());
        for (String add : List.of(ADD_SOURCES, ADD_WEEKS)) {
            try (PreparedStatement statement = transaction.prepareStatement(add)) {
                ColumnArrays<Map.Entry<SourceDay, Counts>> columns = new ColumnArrays<>(statement, rows)
                        .bigint(row -> row.getKey().accountId())
                        .bigint(row -> row.getKey().domainId())
                        .date(row -> row.getKey().day())
                        .inet(row -> row.getKey().source());
                counts(columns, Map.Entry::getValue);
                statement.executeUpdate();
            }
        }
    }

    private static <T> void counts(ColumnArrays<T> columns, java.util.function.Function<T, Counts> counts)
            throws SQLException {
        columns.bigint(row -> counts.apply(row).messages())
                .bigint(row -> counts.apply(row).spfPass())
                .bigint(row -> counts.apply(row).dkimPass())
                .bigint(row -> counts.apply(row).dmarcPass())
                .bigint(row -> counts.apply(row).none())
                .bigint(row -> counts.apply(row).quarantined())
                .bigint(row -> counts.apply(row).rejected());
    }

    private record DomainDay(long accountId, long domainId, LocalDate day) {}

    private record SourceDay(long accountId, long domainId, LocalDate day, InetAddress source) {}

    private static final class Total {
        final DomainDay key;
        final Counts counts = new Counts();
        long reports;

        Total(DomainDay key) {
            this.key = key;
        }
    }
}
