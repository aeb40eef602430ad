package org.mailassay.store.scan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// Gives scans their messages. A mail counts once by its name, however often it is handed in; of two mails at the
/// address of one scan the first commit wins.
public final class ScanReception {
    private static final String TAKE = SqlFiles.read(ScanReception.class, "takeScan");
    private static final String WAS_TAKEN = SqlFiles.read(ScanReception.class, "wasTaken");
    private static final String FIND_SEED = SqlFiles.read(ScanReception.class, "findSeed");
    private static final String INSERT_SEED_SCAN = SqlFiles.read(ScanReception.class, "insertSeedScan");
    private static final String USE_SEED = SqlFiles.read(ScanReception.class, "useSeed");

    static final String OVER_QUOTA = "The scans that the plan allows for this day are used up.";

    private final Database database;

    public ScanReception(Database database) {
        this.database = database;
    }

    /// Takes a message that came to one address, and has its scan carried out.
    ///
    /// @param rawMessageId where its octets are stored
    /// @param forwardPath the recipient as it was given
    /// @param localPart of that, in lower case
    public Acceptance take(ReceivedMessage message, long rawMessageId, String forwardPath, String localPart) {
        return database.inTransaction(transaction -> {
            Optional<ScanRunKey> taken = takeForScan(transaction, message, rawMessageId, forwardPath, localPart);
            if (taken.isPresent()) {
                ScanAddresses.close(transaction, taken.get().scan().accountId(), localPart);
                ScanQueue.add(transaction, taken.get());
                return new Acceptance.Started(taken.get());
            }
            if (wasTaken(transaction, message.name(), localPart)) {
                return new Acceptance.TakenBefore();
            }
            return takeForSeed(transaction, message, rawMessageId, forwardPath, localPart);
        });
    }

    static Optional<ScanRunKey> takeForScan(
            Connection transaction, ReceivedMessage message, long rawMessageId, String forwardPath, String localPart)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(TAKE)) {
            int next = SessionColumns.set(statement, message, rawMessageId, forwardPath);
            statement.setString(next, localPart);
            return run(statement);
        }
    }

    private static Acceptance takeForSeed(
            Connection transaction, ReceivedMessage message, long rawMessageId, String forwardPath, String localPart)
            throws SQLException {
        Optional<ScanKey> seed = findSeed(transaction, localPart);
        if (seed.isEmpty()) {
            return new Acceptance.Closed();
        }
        Optional<ScanRunKey> made = insertForSeed(transaction, message, rawMessageId, forwardPath, seed.get());
        if (made.isEmpty()) {
            return new Acceptance.TakenBefore();
        }
        useSeed(transaction, seed.get(), message.receivedAt());
        if (!ScanQuota.use(transaction, seed.get().accountId(), message.receivedAt())) {
            ScanWork.fail(transaction, made.get(), OVER_QUOTA, message.receivedAt());
            return new Acceptance.OverQuota(made.get().scan());
        }
        ScanQueue.add(transaction, made.get());
        return new Acceptance.Started(made.get());
    }

    /// The seed address' account and its own number. It cannot be deleted until the transaction ends.
    private static Optional<ScanKey> findSeed(Connection transaction, String localPart) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(FIND_SEED)) {
            statement.setString(1, localPart);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(new ScanKey(row.getLong(1), row.getLong(2))) : Optional.empty();
            }
        }
    }

    private static Optional<ScanRunKey> insertForSeed(
            Connection transaction, ReceivedMessage message, long rawMessageId, String forwardPath, ScanKey seed)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(INSERT_SEED_SCAN)) {
            int next = SessionColumns.set(statement, message, rawMessageId, forwardPath);
            statement.setLong(next, seed.accountId());
            statement.setLong(next + 1, seed.id());
            statement.setString(next + 2, ScanAddresses.newLocalPart());
            statement.setObject(next + 3, message.receivedAt().atOffset(ZoneOffset.UTC));
            return run(statement);
        }
    }

    private static void useSeed(Connection transaction, ScanKey seed, Instant at) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(USE_SEED)) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setLong(2, seed.accountId());
            statement.setLong(3, seed.id());
            statement.executeUpdate();
        }
    }

    private static boolean wasTaken(Connection transaction, String mailName, String localPart) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(WAS_TAKEN)) {
            statement.setString(1, localPart);
            statement.setString(2, mailName);
            statement.setString(3, localPart);
            statement.setString(4, mailName);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    static Optional<ScanRunKey> run(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(new ScanRunKey(new ScanKey(row.getLong(1), row.getLong(2)), row.getInt(3)))
                    : Optional.empty();
        }
    }
}
