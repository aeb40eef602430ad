package org.mailassay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A transaction that is committed, seen by all, and free of its locks, while its log may not be on disk yet. Nothing
/// that only this transaction keeps safe may be given up before [#awaitDisk()] has returned.
///
/// @param <T> what the transaction's work returned
public final class UnflushedCommit<T> {
    /// A transaction that writes a few octets into the log, and whose commit waits until the log is on disk up to
    /// there. One that writes nothing would not wait (PostgreSQL, `RecordTransactionCommit`).
    private static final String FLUSH = "select pg_logical_emit_message(true, 'mailassay', '')";

    private final T result;
    private final FutureTask<Void> flush;

    UnflushedCommit(T result, Connection connection) {
        this.result = result;
        this.flush = new FutureTask<>(() -> {
            flush(connection);
            return null;
        });
    }

    public T result() {
        return result;
    }

    /// Returns when the transaction is on disk. Whoever comes first makes it so, for all who come.
    ///
    /// The flush goes through the connection of the transaction itself: had the database crashed since, and
    /// forgotten the transaction, that connection would be broken. Another one would only prove that the database
    /// is there again.
    ///
    /// @throws StoreUnavailable when the transaction may be lost
    public void awaitDisk() {
        flush.run();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    flush.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new StoreUnavailable("A commit may not be on disk", e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void flush(Connection connection) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(FLUSH);
            connection.commit();
        }
    }
}
