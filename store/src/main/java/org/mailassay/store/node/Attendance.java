package org.mailassay.store.node;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.StoreUnavailable;

/// That somebody works on the database, told by a lock that PostgreSQL releases when the connection ends, however it
/// ends: every node has it together with the others, and who restores a backup has it alone.
public final class Attendance implements AutoCloseable {
    private static final String TOGETHER = SqlFiles.read(Attendance.class, "attendTogether");
    private static final String ALONE = SqlFiles.read(Attendance.class, "attendAlone");
    private static final int PATIENCE_SECONDS = 5;

    private final Database database;
    private Connection connection;
    private boolean held = true;

    private Attendance(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /// Begins to work beside other nodes.
    ///
    /// @return empty when somebody has the database alone
    public static Optional<Attendance> together(Database database) {
        return begin(database, TOGETHER);
    }

    /// Begins to work alone.
    ///
    /// @return empty when somebody else is there
    public static Optional<Attendance> alone(Database database) {
        return begin(database, ALONE);
    }

    /// Takes the place of a node again when its connection was lost.
    ///
    /// @return whether the node has its place
    public synchronized boolean renew() {
        try {
            if (!connection.isValid(PATIENCE_SECONDS)) {
                held = false;
                connection.close();
                connection = database.openOwnConnection();
            }
            held = held || taken(connection, TOGETHER);
            return held;
        } catch (SQLException failure) {
            throw new StoreUnavailable("The database is not available: " + failure.getMessage(), failure);
        }
    }

    /// Whether the lock is still there: it goes with its connection.
    public synchronized boolean isHeld() {
        try {
            return held && connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException failure) {
            throw new StoreUnavailable("The database is not available: " + failure.getMessage(), failure);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new StoreUnavailable("The database is not available: " + failure.getMessage(), failure);
        }
    }

    private static Optional<Attendance> begin(Database database, String lock) {
        try {
            Connection connection = database.openOwnConnection();
            if (taken(connection, lock)) {
                return Optional.of(new Attendance(database, connection));
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException failure) {
            throw new StoreUnavailable("The database is not available: " + failure.getMessage(), failure);
        }
    }

    private static boolean taken(Connection connection, String lock) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(lock)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
