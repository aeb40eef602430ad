package org.mailassay.store.monitoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// Finds the hosts that send for verified domains: in scans and reports that were stored since the last time, and,
/// for a domain that was verified since, in the newest of those from before.
///
/// How far an account was read is kept with it, so nothing is read twice. The mark stays a little behind the clock:
/// what is being committed just now carries a time that has passed already.
public final class HostDiscovery {
    private static final String ACCOUNTS = SqlFiles.read(HostDiscovery.class, "discoveryAccounts");
    private static final String MARKS = SqlFiles.read(HostDiscovery.class, "lockMarks");
    private static final String MOVE = SqlFiles.read(HostDiscovery.class, "moveMarks");
    private static final String BACKLOG = SqlFiles.read(HostDiscovery.class, "backlog");
    private static final String BACKLOG_DONE = SqlFiles.read(HostDiscovery.class, "backlogDone");

    private static final Duration REPORT_LAG = Duration.ofMinutes(5);
    private static final Duration SCAN_LAG = Duration.ofSeconds(60);

    /// Newly verified domains of one account that are searched for in one run.
    private static final int BACKLOG_DOMAINS = 20;

    /// Steps of one account in one run: one with a flood of reports does not keep the others waiting.
    private static final int STEPS = 20;

    private final Database database;

    public HostDiscovery(Database database) {
        this.database = database;
    }

    /// Searches what is new.
    ///
    /// @return how many hosts are new
    public int run(Instant now) {
        int added = 0;
        List<Long> accounts = database.rows(
                ACCOUNTS, Map.of(), row -> row.column("account_id").getLong());
        for (long account : accounts) {
            added += searchBacklog(account, now);
            for (int step = 0; step < STEPS; step++) {
                Step done = database.inTransaction(transaction -> step(transaction, account, now));
                added += done.added();
                if (done.last()) {
                    break;
                }
            }
        }
        return added;
    }

    private record Step(int added, boolean last) {}

    private Step step(Connection transaction, long accountId, Instant now) throws SQLException {
        Optional<Marks> found = marks(transaction, accountId, now);
        if (found.isEmpty()) {
            return new Step(0, true);
        }
        Marks marks = found.get();
        HostAdoption adoption = new HostAdoption(transaction, accountId, now);
        Findings inScans = new Findings();
        Instant scans = new ScanHosts(transaction, accountId).since(marks.scans(), now.minus(SCAN_LAG), inScans);
        Findings inReports = new Findings();
        Instant reports =
                new ReportHosts(transaction, accountId).since(marks.reports(), now.minus(REPORT_LAG), inReports);
        int added = adoption.adopt(inScans, Discoverer.SCAN) + adoption.adopt(inReports, Discoverer.REPORT);
        move(transaction, accountId, new Marks(scans, reports));
        return new Step(added, !scans.isBefore(now.minus(SCAN_LAG)) && !reports.isBefore(now.minus(REPORT_LAG)));
    }

    /// How far an account was read.
    private record Marks(Instant scans, Instant reports) {}

    private static Optional<Marks> marks(Connection transaction, long accountId, Instant now) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(MARKS)) {
            statement.setLong(1, accountId);
            statement.setObject(2, utc(now.minus(SCAN_LAG)));
            statement.setObject(3, utc(now.minus(REPORT_LAG)));
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Marks(
                                row.getTimestamp(1).toInstant(),
                                row.getTimestamp(2).toInstant()))
                        : Optional.empty();
            }
        }
    }

    private static void move(Connection transaction, long accountId, Marks marks) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(MOVE)) {
            statement.setObject(1, utc(marks.scans()));
            statement.setObject(2, utc(marks.reports()));
            statement.setLong(3, accountId);
            statement.executeUpdate();
        }
    }

    private int searchBacklog(long accountId, Instant now) {
        return database.inTransaction(transaction -> {
            List<Long> domains = backlog(transaction, accountId);
            if (domains.isEmpty()) {
                return 0;
            }
            Findings inScans = new Findings();
            Findings inReports = new Findings();
            for (long domain : domains) {
                new ScanHosts(transaction, accountId).newestOf(domain, inScans);
                new ReportHosts(transaction, accountId).newestOf(domain, inReports);
            }
            HostAdoption adoption = new HostAdoption(transaction, accountId, now);
            int added = adoption.adopt(inScans, Discoverer.SCAN) + adoption.adopt(inReports, Discoverer.REPORT);
            done(transaction, accountId, domains);
            return added;
        });
    }

    private static List<Long> backlog(Connection transaction, long accountId) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(BACKLOG)) {
            statement.setLong(1, accountId);
            statement.setInt(2, BACKLOG_DOMAINS);
            List<Long> domains = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    domains.add(rows.getLong(1));
                }
            }
            return domains;
        }
    }

    private static void done(Connection transaction, long accountId, List<Long> domains) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(BACKLOG_DONE)) {
            statement.setLong(1, accountId);
            statement.setObject(2, domains.stream().mapToLong(Long::longValue).toArray());
            statement.executeUpdate();
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
