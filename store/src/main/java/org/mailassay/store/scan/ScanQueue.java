package org.mailassay.store.scan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.mailassay.store.SqlFiles;

/// Hands scans over to whoever carries them out, within the transaction that makes them ready for it.
final class ScanQueue {
    private static final String QUEUE = SqlFiles.read(ScanQueue.class, "queueTask");
    private static final String TELL = SqlFiles.read(ScanQueue.class, "tellEvent");

    private ScanQueue() {}

    /// From the commit on, a node carries it out, whatever becomes of this one.
    static void add(Connection transaction, ScanRunKey run) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(QUEUE)) {
            statement.setString(1, run.toString());
            statement.executeUpdate();
        }
        tell(transaction, run.scan(), ScanEvent.Kind.RECEIVED);
    }

    /// Notes that something happened, for those who watch.
    static void tell(Connection transaction, ScanKey scan, ScanEvent.Kind kind) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(TELL)) {
            statement.setLong(1, scan.accountId());
            statement.setLong(2, scan.id());
            statement.setString(3, kind.name().toLowerCase(java.util.Locale.ROOT));
            statement.executeUpdate();
        }
    }
}
