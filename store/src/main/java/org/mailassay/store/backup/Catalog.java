package org.mailassay.store.backup;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailassay.store.SqlFiles;

/// What stands in the current schema, as PostgreSQL's own catalogue says it.
final class Catalog {
    private static final String TABLES = SqlFiles.read(Catalog.class, "tables");
    private static final String MONTHS = SqlFiles.read(Catalog.class, "months");
    private static final String MAKE_MONTH = SqlFiles.read(Catalog.class, "makeMonth");
    private static final String SEQUENCES = SqlFiles.read(Catalog.class, "sequences");
    private static final String SET_SEQUENCE = SqlFiles.read(Catalog.class, "setSequence");

    private final Connection connection;

    Catalog(Connection connection) {
        this.connection = connection;
    }

    /// The tables, each after those that its foreign keys refer to.
    List<TableColumns> tables() throws SQLException {
        List<TableColumns> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                Array columns = rows.getArray("columns");
                found.add(new TableColumns(rows.getString("name"), List.of((String[]) columns.getArray())));
            }
        }
        return found;
    }

    /// Takes away what migrations have put into them: the backup has it.
    void empty(List<TableColumns> tables) throws SQLException {
        execute("truncate table " + names(tables));
    }

    /// Nobody changes their form until the transaction ends; reading and writing go on.
    void lock(List<TableColumns> tables) throws SQLException {
        execute("lock table " + names(tables) + " in access share mode");
    }

    /// The months that rows of reports have a partition for.
    List<List<String>> months() throws SQLException {
        return texts(MONTHS, 1);
    }

    void makeMonths(List<List<String>> months) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MAKE_MONTH)) {
            for (List<String> month : months) {
                statement.setString(1, month.getFirst());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /// Each counter: table, column, value, and whether that was given out.
    List<List<String>> sequences() throws SQLException {
        List<List<String>> states = new ArrayList<>();
        for (List<String> counter : texts(SEQUENCES, 3)) {
            String state = "select last_value::text, is_called::text from " + counter.get(2);
            states.add(Stream.concat(counter.subList(0, 2).stream(), texts(state, 2).getFirst().stream())
                    .toList());
        }
        return states;
    }

    void setSequences(List<List<String>> states) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SET_SEQUENCE)) {
            for (List<String> state : states) {
                for (int cell = 0; cell < state.size(); cell++) {
                    statement.setString(cell + 1, state.get(cell));
                }
                statement.execute();
            }
        }
    }

    /// Triggers of ours have done their work when the rows were first written.
    void withoutTriggers(List<TableColumns> tables, boolean without) throws SQLException {
        for (TableColumns each : tables) {
            execute("alter table %s %s trigger user"
                    .formatted(TableColumns.quoted(each.table()), without ? "disable" : "enable"));
        }
    }

    private static String names(List<TableColumns> tables) {
        return tables.stream().map(each -> TableColumns.quoted(each.table())).collect(Collectors.joining(", "));
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<List<String>> texts(String query, int columns) throws SQLException {
        List<List<String>> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    cells.add(rows.getString(column));
                }
                found.add(List.copyOf(cells));
            }
        }
        return found;
    }
}
