package org.mailassay.store.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.mailassay.store.SqlFiles;

/// One who reads the events of all accounts and remembers, in the database, how far. Readers of one name take turns.
public final class EventReader {
    private static final String ENROL = SqlFiles.read(EventReader.class, "enrol");
    private static final String LOCK = SqlFiles.read(EventReader.class, "lockReader");
    private static final String MOVE = SqlFiles.read(EventReader.class, "moveReader");

    private final String name;

    public EventReader(String name) {
        this.name = name;
    }

    /// How far it has come. A new one begins with what happens from now on. Until the transaction ends no other of its
    /// name reads.
    public EventPosition position(Connection transaction) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(ENROL)) {
            statement.setString(1, name);
            statement.executeUpdate();
        }
        try (PreparedStatement statement = transaction.prepareStatement(LOCK)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new EventPosition(row.getLong(1), row.getLong(2));
            }
        }
    }

    /// Remembers that it has read up to there.
    public void move(Connection transaction, EventPosition position) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(MOVE)) {
            statement.setString(1, Long.toString(position.transaction()));
            statement.setLong(2, position.id());
            statement.setString(3, name);
            statement.executeUpdate();
        }
    }
}
