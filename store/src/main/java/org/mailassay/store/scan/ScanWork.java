package org.mailassay.store.scan;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.StorableText;
import org.mailassay.store.event.EventLog;

/// What carrying scans out reads and writes. Whoever comes too late, because the run is over or another has begun,
/// changes nothing.
public final class ScanWork {
    private static final String BEGIN = SqlFiles.read(ScanWork.class, "begin");
    private static final String RAW_MESSAGE = SqlFiles.read(ScanWork.class, "rawMessage");
    private static final String MESSAGE_SIZE = SqlFiles.read(ScanWork.class, "messageSize");
    private static final String RECORDING = SqlFiles.read(ScanWork.class, "recording");
    private static final String TELL_CHECKS = SqlFiles.read(ScanWork.class, "tellChecks");
    private static final String COMPLETE = SqlFiles.read(ScanWork.class, "complete");
    private static final String FAIL = SqlFiles.read(ScanWork.class, "fail");
    private static final String KEEP_RESULTS = SqlFiles.read(ScanWork.class, "keepResults");
    private static final String FORGET_IMAGES = SqlFiles.read(ScanWork.class, "forgetImages");
    private static final String KEEP_IMAGES = SqlFiles.read(ScanWork.class, "keepImages");

    private final Database database;

    public ScanWork(Database database) {
        this.database = database;
    }

    /// The octets of the message; 0 when it is no longer stored.
    public int messageSize(ScanRunKey run) {
        return database.row(
                        MESSAGE_SIZE,
                        Map.of(
                                "account_id",
                                run.scan().accountId(),
                                "id",
                                run.scan().id()),
                        row -> row.column("size").get(Integer.class))
                .orElse(0);
    }

    /// What is to be done; empty when the run is over. It counts as an attempt.
    public Optional<ScanJob> begin(ScanRunKey run, Instant now) {
        return database.inTransaction(transaction -> {
            Optional<Octets> octets = octets(transaction, RAW_MESSAGE, run.scan());
            if (octets.isEmpty()) {
                fail(transaction, run, "The message is no longer stored.", now);
                return Optional.empty();
            }
            try (PreparedStatement statement = transaction.prepareStatement(BEGIN)) {
                bind(statement, 1, run);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(job(transaction, run, row, octets.get())) : Optional.empty();
                }
            }
        });
    }

    /// Tells those who watch which checks have finished. It is not waited until that is on disk.
    public void progress(ScanRunKey run, List<FinishedCheck> checks) {
        database.inTransaction(transaction -> {
            try (var setting = transaction.createStatement()) {
                setting.execute("set local synchronous_commit = off");
            }
            try (PreparedStatement statement = transaction.prepareStatement(TELL_CHECKS)) {
                new ColumnArrays<>(statement, checks)
                        .text(FinishedCheck::name)
                        .integer(FinishedCheck::finished)
                        .integer(FinishedCheck::total);
                bind(statement, 4, run);
                return statement.executeUpdate();
            }
        });
    }

    /// Ends the run with results.
    ///
    /// @param imagesExpireAt until when the images are kept
    /// @return whether the run was still open
    public boolean complete(ScanRunKey run, ScanOutcome outcome, Instant now, Instant imagesExpireAt) {
        return database.inTransaction(transaction -> {
            if (!complete(transaction, run, outcome.summary(), now)) {
                return false;
            }
            keepResults(transaction, run.scan(), outcome);
            if (outcome.images().isPresent()) {
                keepImages(transaction, run.scan(), outcome.images().get(), imagesExpireAt);
            } else {
                forgetImages(transaction, run.scan());
            }
            ScanQueue.tell(transaction, run.scan(), ScanEvent.Kind.COMPLETED);
            EventLog.append(transaction, List.of(ScanTelling.completed(transaction, run, outcome.summary(), now)));
            return true;
        });
    }

    /// Ends the run without results.
    ///
    /// @param reason for the owner of the scan
    /// @return whether the run was still open
    public boolean fail(ScanRunKey run, String reason, Instant now) {
        return database.inTransaction(transaction -> fail(transaction, run, reason, now));
    }

    static boolean fail(Connection transaction, ScanRunKey run, String reason, Instant now) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(FAIL)) {
            statement.setString(1, reason);
            statement.setObject(2, utc(now));
            statement.setObject(3, utc(now));
            bind(statement, 4, run);
            if (statement.executeUpdate() == 0) {
                return false;
            }
        }
        ScanQueue.tell(transaction, run.scan(), ScanEvent.Kind.FAILED);
        EventLog.append(transaction, List.of(ScanTelling.failed(transaction, run, reason, now)));
        return true;
    }

    private static ScanJob job(Connection transaction, ScanRunKey run, ResultSet row, Octets octets)
            throws SQLException {
        boolean replay = row.getString("run_mode").equals(ScanMode.REPLAY.code());
        return new ScanJob(
                run,
                row.getString("local_part"),
                row.getInt("attempts"),
                row.getTimestamp("queued_at").toInstant(),
                SessionColumns.read(row, octets),
                replay ? octets(transaction, RECORDING, run.scan()) : Optional.empty());
    }

    private static boolean complete(Connection transaction, ScanRunKey run, ScanSummary summary, Instant now)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(COMPLETE)) {
            statement.setObject(1, utc(now));
            statement.setObject(2, utc(now));
            if (summary.overall().isPresent()) {
                statement.setInt(3, summary.overall().getAsInt());
            } else {
                statement.setNull(3, Types.INTEGER);
            }
            if (summary.spamScore().isPresent()) {
                statement.setDouble(4, summary.spamScore().getAsDouble());
            } else {
                statement.setNull(4, Types.DOUBLE);
            }
            statement.setString(5, StorableText.of(summary.fromHeader()));
            statement.setString(6, StorableText.of(summary.subject()));
            statement.setString(7, StorableText.of(summary.senderDomain()));
            bind(statement, 8, run);
            return statement.executeUpdate() == 1;
        }
    }

    private static void keepResults(Connection transaction, ScanKey scan, ScanOutcome outcome) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(KEEP_RESULTS)) {
            statement.setLong(1, scan.accountId());
            statement.setLong(2, scan.id());
            StoredOctets.set(statement, 3, Octets.of(outcome.results().getBytes(StandardCharsets.UTF_8)));
            StoredOctets.set(statement, 6, outcome.recording());
            statement.executeUpdate();
        }
    }

    private static void keepImages(Connection transaction, ScanKey scan, Octets images, Instant expireAt)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(KEEP_IMAGES)) {
            statement.setLong(1, scan.accountId());
            statement.setLong(2, scan.id());
            statement.setBinaryStream(3, images.open(), images.length());
            statement.setObject(4, utc(expireAt));
            statement.executeUpdate();
        }
    }

    /// Those of an earlier run are no longer what the results speak of.
    private static void forgetImages(Connection transaction, ScanKey scan) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(FORGET_IMAGES)) {
            statement.setLong(1, scan.accountId());
            statement.setLong(2, scan.id());
            statement.executeUpdate();
        }
    }

    private static Optional<Octets> octets(Connection transaction, String query, ScanKey scan) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(query)) {
            statement.setLong(1, scan.accountId());
            statement.setLong(2, scan.id());
            return StoredOctets.read(statement);
        }
    }

    private static void bind(PreparedStatement statement, int first, ScanRunKey run) throws SQLException {
        statement.setLong(first, run.scan().accountId());
        statement.setLong(first + 1, run.scan().id());
        statement.setInt(first + 2, run.run());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
