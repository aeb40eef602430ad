package org.mailassay.store.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// A schema beside the one that is used, which a backup is loaded into. Nobody sees it until its tables take the place
/// of the others, all at once.
final class StagingSchema implements AutoCloseable {
    static final String NAME = "mailassay_restore";

    private static final String TAKE_PLACE = SqlFiles.read(StagingSchema.class, "takePlace");
    private static final String STRANGERS = SqlFiles.read(StagingSchema.class, "strangers");

    private final Database database;
    private final Connection connection;

    private StagingSchema(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /// Makes it, empty; what a restoration that was killed has left of it goes.
    static StagingSchema create(Database database) throws SQLException {
        Connection connection = database.openOwnConnection();
        try {
            StagingSchema schema = new StagingSchema(database, connection);
            schema.drop();
            schema.execute("create schema " + NAME);
            schema.execute("set search_path to " + NAME);
            return schema;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /// A connection that finds the tables of this schema.
    Connection connection() {
        return connection;
    }

    /// Migrates it.
    ///
    /// @param version empty for the newest
    void migrate(OptionalInt version) {
        database.migrations().migrate(NAME, version);
    }

    /// What stands in the schema that is used and would stay there, since nothing here has its name.
    List<String> strangers() throws SQLException {
        execute("reset search_path");
        List<String> strangers = texts(STRANGERS);
        execute("set search_path to " + NAME);
        return strangers;
    }

    /// Puts everything in it in the place of what has the same names in the schema that is used, in one transaction.
    void takePlace() throws SQLException {
        execute("reset search_path");
        connection.setAutoCommit(false);
        for (String statement : texts(TAKE_PLACE)) {
            execute(statement);
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            drop();
        }
    }

    /// The first column of a query that asks about this schema.
    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, NAME);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
        }
        return texts;
    }

    private void drop() throws SQLException {
        execute("drop schema if exists " + NAME + " cascade");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
