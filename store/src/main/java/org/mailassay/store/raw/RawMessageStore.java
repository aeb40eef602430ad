package org.mailassay.store.raw;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.postgresql.PGStatement;

/// Raw messages: stored by whoever receives them, within that one's transaction; deleted by retention when nothing
/// refers to them any more.
public final class RawMessageStore {
    private static final String STORE = SqlFiles.read(RawMessageStore.class, "store");
    private static final String STORE_SEVERAL = SqlFiles.read(RawMessageStore.class, "storeSeveral");
    private static final String LOAD = SqlFiles.read(RawMessageStore.class, "load");
    private static final String LOAD_OF_ACCOUNT = SqlFiles.read(RawMessageStore.class, "loadOfAccount");
    private static final String LOAD_ALL = SqlFiles.read(RawMessageStore.class, "loadAll");
    private static final String DELETE_UNREFERENCED = SqlFiles.read(RawMessageStore.class, "deleteUnreferenced");
    private static final String DELETE_PRIVATE = SqlFiles.read(RawMessageStore.class, "deletePrivate");

    /// Octets from which a message is sent by itself.
    private static final int LARGE = 1 << 18;

    /// Raw messages looked at in one transaction of [#deleteUnreferenced].
    private static final int WINDOW = 2_000;

    private final Database database;

    public RawMessageStore(Database database) {
        this.database = database;
    }

    /// Stores the octets within the caller's transaction. They are sent as a stream: a large message is not copied
    /// again.
    ///
    /// @return the id to refer to them by
    public long store(Connection transaction, Octets octets) throws SQLException {
        CompressedOctets stored = CompressedOctets.of(octets);
        try (PreparedStatement statement = transaction.prepareStatement(STORE)) {
            statement.setBytes(1, octets.sha256());
            statement.setInt(2, stored.size());
            statement.setString(3, stored.coding());
            statement.setBinaryStream(4, stored.octets().open(), stored.octets().length());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /// Stores several at once, large ones one by one.
    ///
    /// @return their ids, in the order given
    public List<Long> store(Connection transaction, List<Octets> messages) throws SQLException {
        List<Long> ids = new ArrayList<>(messages.size());
        List<Octets> small = new ArrayList<>();
        for (Octets octets : messages) {
            if (octets.length() < LARGE) {
                small.add(octets);
            } else {
                ids.addAll(storeSmall(transaction, small));
                small.clear();
                ids.add(store(transaction, octets));
            }
        }
        ids.addAll(storeSmall(transaction, small));
        return ids;
    }

    private static List<Long> storeSmall(Connection transaction, List<Octets> messages) throws SQLException {
        if (messages.isEmpty()) {
            return List.of();
        }
        List<CompressedOctets> stored =
                messages.stream().map(CompressedOctets::of).toList();
        List<Long> ids = new ArrayList<>(messages.size());
        try (PreparedStatement statement = transaction.prepareStatement(STORE_SEVERAL)) {
            new ColumnArrays<>(statement, messages).bytea(Octets::sha256);
            new ColumnArrays<>(statement, stored, 2)
                    .integer(CompressedOctets::size)
                    .text(CompressedOctets::coding)
                    .bytea(each -> each.octets().toByteArray());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        return ids;
    }

    /// The octets as they were received; empty when there are none of that id.
    public Optional<Octets> load(long id) {
        return database.inTransaction(transaction -> load(transaction, id));
    }

    /// As [#load(long)], within the caller's transaction.
    public Optional<Octets> load(Connection transaction, long id) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(LOAD)) {
            statement.setLong(1, id);
            return first(statement);
        }
    }

    /// The octets as one of the account's reporting addresses received them; empty when none did.
    public Optional<Octets> loadOfAccount(long accountId, long id) {
        return database.inTransaction(transaction -> {
            try (PreparedStatement statement = transaction.prepareStatement(LOAD_OF_ACCOUNT)) {
                statement.setLong(1, id);
                statement.setLong(2, accountId);
                return first(statement);
            }
        });
    }

    private static Optional<Octets> first(PreparedStatement statement) throws SQLException {
        // Binary from the first execution: the text form of bytea takes three times the memory.
        statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
        try (ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(
                            new CompressedOctets(row.getString(1), row.getInt(2), Octets.of(row.getBytes(3))).plain())
                    : Optional.empty();
        }
    }

    /// The octets of several messages by their ids, as far as there are any.
    public Map<Long, Octets> loadAll(List<Long> ids) {
        return ids.isEmpty() ? Map.of() : database.inTransaction(transaction -> loadAll(transaction, ids));
    }

    private static Map<Long, Octets> loadAll(Connection transaction, List<Long> ids) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(LOAD_ALL)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
            statement.setObject(1, ids.stream().mapToLong(Long::longValue).toArray());
            Map<Long, Octets> messages = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Octets octets = Octets.of(row.getBytes(4));
                    messages.put(row.getLong(1), new CompressedOctets(row.getString(2), row.getInt(3), octets).plain());
                }
            }
            return messages;
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

    /// Deletes those that hold failure reports or were of scans that are deleted, as far as nothing refers to them.
    public void deletePrivate() {
        database.change(DELETE_PRIVATE, Map.of());
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

    private record Window(long seen, long last, long deleted) {}
}
