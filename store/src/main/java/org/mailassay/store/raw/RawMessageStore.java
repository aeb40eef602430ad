package org.mailassay.store.raw;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.postgresql.PGStatement;

/// Raw messages: stored by whoever receives them, within that one's transaction; deleted by retention when nothing
/// refers to them any more.
public final class RawMessageStore {
    private static final String STORE = SqlFiles.read(RawMessageStore.class, "store");
    private static final String LOAD = SqlFiles.read(RawMessageStore.class, "load");
    private static final String DELETE_UNREFERENCED = SqlFiles.read(RawMessageStore.class, "deleteUnreferenced");

    /// Raw messages looked at in one transaction of [#deleteUnreferenced].
    private static final int WINDOW = 2_000;

    private final Database database;

    public RawMessageStore(Database database) {
        this.database = database;
    }

    /// Stores the octets within the caller's transaction.
    ///
    /// @return the id to refer to them by
    public long store(Connection transaction, Octets octets) throws SQLException {
        return store(transaction, List.of(octets)).getFirst();
    }

    /// Stores several at once.
    ///
    /// @return their ids, in the order given
    public List<Long> store(Connection transaction, List<Octets> messages) throws SQLException {
        byte[][] digests = new byte[messages.size()][];
        Integer[] sizes = new Integer[messages.size()];
        String[] codings = new String[messages.size()];
        byte[][] octets = new byte[messages.size()][];
        for (int i = 0; i < octets.length; i++) {
            CompressedOctets stored = CompressedOctets.of(messages.get(i));
            digests[i] = sha256(messages.get(i));
            sizes[i] = stored.size();
            codings[i] = stored.coding();
            octets[i] = stored.octets().toByteArray();
        }
        try (PreparedStatement statement = transaction.prepareStatement(STORE)) {
            statement.setArray(1, array(transaction, "bytea", digests));
            statement.setArray(2, array(transaction, "integer", sizes));
            statement.setArray(3, array(transaction, "text", codings));
            statement.setArray(4, array(transaction, "bytea", octets));
            List<Long> ids = new ArrayList<>(octets.length);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            return ids;
        }
    }

    /// The octets as they were received; empty when there are none of that id.
    public Optional<Octets> load(long id) {
        return database.inTransaction(transaction -> load(transaction, id));
    }

    /// As [#load(long)], within the caller's transaction.
    public Optional<Octets> load(Connection transaction, long id) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(LOAD)) {
            // Binary from the first execution: the text form of bytea takes three times the memory.
            statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new CompressedOctets(row.getString(1), row.getInt(2), Octets.of(row.getBytes(3)))
                                .plain())
                        : Optional.empty();
            }
        }
    }

    /// Deletes, in many small transactions, the raw messages stored before that instant to which nothing refers. It
    /// must lie so far back that no transaction of that time can still be open.
    ///
    /// @return how many were deleted
    public long deleteUnreferenced(Instant storedBefore) {
        long deleted = 0;
        long position = 0;
        while (true) {
            long from = position;
            Window window = database.inTransaction(transaction -> deleteWindow(transaction, from, storedBefore));
            deleted += window.deleted();
            if (window.seen() < WINDOW) {
                return deleted;
            }
            position = window.last();
        }
    }

    private static Window deleteWindow(Connection transaction, long from, Instant storedBefore) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(DELETE_UNREFERENCED)) {
            statement.setLong(1, from);
            statement.setTimestamp(2, Timestamp.from(storedBefore));
            statement.setInt(3, WINDOW);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Window(row.getLong(1), row.getLong(2), row.getLong(3));
            }
        }
    }

    private static Array array(Connection transaction, String type, Object[] values) throws SQLException {
        return transaction.createArrayOf(type, values);
    }

    private static byte[] sha256(Octets octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets.toByteArray());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private record Window(long seen, long last, long deleted) {}
}
