package org.mailassay.store.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.intake.ReportRowsMonths;
import org.mailassay.store.raw.RawMessageStore;

/// Deletes what has expired and makes the partitions of the time to come. It may be stopped at any moment and run
/// again.
///
/// An account keeps what is younger than its plan's number of days: reports by their begin (failure reports by the
/// time of the failed message), roll-ups by their day, the
/// intake log by the time of reception, scans with their results by the time when they were made, what became of
/// outgoing mail by the time when that was known, and records of a timeline by the time when they were gone. Of those
/// each domain keeps only so many, whatever the plan says.
public final class Retention {
    private static final String EXPIRING_ACCOUNTS = SqlFiles.read(Retention.class, "expiringAccounts");
    private static final String EXPIRED_MONTHS = SqlFiles.read(Retention.class, "expiredMonths");
    private static final String DELETE_REPORTS = SqlFiles.read(Retention.class, "deleteReports");
    private static final String DELETE_ROLL_UPS = SqlFiles.read(Retention.class, "deleteRollUps");
    private static final String DELETE_TLS_REPORTS = SqlFiles.read(Retention.class, "deleteTlsReports");
    private static final String DELETE_TLS_ROLL_UPS = SqlFiles.read(Retention.class, "deleteTlsRollUps");
    private static final String DELETE_FAILURE_REPORTS = SqlFiles.read(Retention.class, "deleteFailureReports");
    private static final String DELETE_INTAKE = SqlFiles.read(Retention.class, "deleteIntake");
    private static final String DELETE_SCANS = SqlFiles.read(Retention.class, "deleteScans");
    private static final String DELETE_OUTGOING = SqlFiles.read(Retention.class, "deleteOutgoing");
    private static final String DELETE_RECORDS = SqlFiles.read(Retention.class, "deleteRecords");
    private static final String DELETE_SURPLUS_RECORDS = SqlFiles.read(Retention.class, "deleteSurplusRecords");

    private static final String CLOSE_RETURN_PATHS = SqlFiles.read(Retention.class, "closeReturnPaths");

    /// How long after its end what is said of an outgoing mail is taken. Servers give up after five days at the latest
    /// where RFC 5321, section 4.5.4.1, is kept.
    private static final Duration RETURNS_AWAITED = Duration.ofDays(14);

    /// Reports, days or messages deleted with one statement.
    private static final int BATCH = 200;

    /// Records of a timeline deleted with one statement: nothing refers to them.
    private static final int RECORDS_BATCH = 10_000;

    /// Records that a domain's timeline keeps of those that are gone.
    private static final int RECORDS_KEPT = 5_000;

    /// No transaction is open for so long that what it stored could still be without what refers to it.
    private static final Duration SETTLED = Duration.ofHours(1);

    private final Database database;
    private final RawMessageStore rawMessages;
    private final ReportRowsMonths months;

    public Retention(Database database, RawMessageStore rawMessages) {
        this.database = database;
        this.rawMessages = rawMessages;
        this.months = new ReportRowsMonths(database);
    }

    /// Makes the partitions for this month and the next, so that taking a report need not. To be called at the start
    /// and daily.
    public void prepareMonths(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        months.ensure(List.of(today, today.plusMonths(1)));
    }

    /// Deletes everything that has expired by now.
    public RetentionRun run(Instant now) {
        prepareMonths(now);
        long partitions = dropMonths(now);
        long reports = 0;
        long days = 0;
        long intake = 0;
        long scans = 0;
        for (Expiry expiry : expiries(now)) {
            reports += deleteAll(DELETE_REPORTS, expiry);
            reports += deleteAll(DELETE_TLS_REPORTS, expiry);
            reports += deleteAll(DELETE_FAILURE_REPORTS, expiry);
            days += deleteAll(DELETE_ROLL_UPS, expiry);
            days += deleteAll(DELETE_TLS_ROLL_UPS, expiry);
            intake += deleteAll(DELETE_INTAKE, expiry);
            scans += deleteAll(DELETE_SCANS, expiry);
            deleteAll(DELETE_OUTGOING, expiry);
            repeat(DELETE_RECORDS, parameters(expiry, RECORDS_BATCH));
        }
        database.change(
                CLOSE_RETURN_PATHS, Map.of("before", now.minus(RETURNS_AWAITED).atOffset(ZoneOffset.UTC)));
        repeat(DELETE_SURPLUS_RECORDS, Map.of("kept", RECORDS_KEPT, "limit", RECORDS_BATCH));
        long raw = rawMessages.deleteUnreferenced(now.minus(SETTLED));
        return new RetentionRun(reports, days, intake, scans, raw, partitions);
    }

    private List<Expiry> expiries(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return database.rows(
                EXPIRING_ACCOUNTS,
                Map.of(),
                row -> new Expiry(
                        row.column("id").get(Long.class),
                        today.minusDays(row.column("retention_days").get(Integer.class))));
    }

    private long deleteAll(String statement, Expiry expiry) {
        return repeat(statement, parameters(expiry, BATCH));
    }

    private static Map<String, Object> parameters(Expiry expiry, int limit) {
        return Map.of("account_id", expiry.accountId(), "before", expiry.firstDayKept(), "limit", limit);
    }

    /// Deletes until nothing is left to delete.
    private long repeat(String statement, Map<String, Object> parameters) {
        long deleted = 0;
        long last;
        do {
            last = database.change(statement, parameters);
            deleted += last;
        } while (last > 0);
        return deleted;
    }

    /// Drops the months of which no account may still have anything. There are none while any account keeps for ever.
    private long dropMonths(Instant now) {
        List<String> expired = database.rows(
                EXPIRED_MONTHS,
                Map.of("today", LocalDate.ofInstant(now, ZoneOffset.UTC)),
                row -> row.column("partition_name").get(String.class));
        for (String partition : expired) {
            database.inTransaction(connection -> {
                try (var statement = connection.createStatement()) {
                    // Whoever waits for this lock holds up everybody behind it: better to try again another day.
                    statement.execute("set local lock_timeout = '5s'");
                    return statement.execute("drop table if exists " + partition);
                }
            });
        }
        return expired.size();
    }

    /// @param firstDayKept whatever is older has expired
    private record Expiry(long accountId, LocalDate firstDayKept) {}
}
