package org.mailassay.store;

import java.net.InetAddress;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/// Many rows as the parameters of one statement: an array for each column, which the statement unnests in the order in
/// which the columns are given here.
public final class ColumnArrays<T> {
    private final PreparedStatement statement;
    private final List<T> rows;
    private int parameter;

    public ColumnArrays(PreparedStatement statement, List<T> rows) {
        this(statement, rows, 1);
    }

    /// @param parameter number of the first column's parameter, from 1
    public ColumnArrays(PreparedStatement statement, List<T> rows, int parameter) {
        this.statement = statement;
        this.rows = rows;
        this.parameter = parameter;
    }

    public ColumnArrays<T> bigint(ToLongFunction<T> column) throws SQLException {
        statement.setObject(parameter++, rows.stream().mapToLong(column).toArray());
        return this;
    }

    public ColumnArrays<T> integer(ToIntFunction<T> column) throws SQLException {
        statement.setObject(parameter++, rows.stream().mapToInt(column).toArray());
        return this;
    }

    public ColumnArrays<T> bool(Predicate<T> column) throws SQLException {
        boolean[] values = new boolean[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.test(rows.get(i));
        }
        statement.setObject(parameter++, values);
        return this;
    }

    public ColumnArrays<T> text(Function<T, String> column) throws SQLException {
        return array("text", row -> StorableText.of(column.apply(row)));
    }

    /// JSON in its text form; unnest it as text and cast it.
    public ColumnArrays<T> json(Function<T, String> column) throws SQLException {
        return array("text", column::apply);
    }

    public ColumnArrays<T> bytea(Function<T, byte[]> column) throws SQLException {
        byte[][] values = rows.stream().map(column).toArray(byte[][]::new);
        statement.setArray(parameter++, statement.getConnection().createArrayOf("bytea", values));
        return this;
    }

    public ColumnArrays<T> inet(Function<T, InetAddress> column) throws SQLException {
        return array("inet", row -> column.apply(row).getHostAddress());
    }

    public ColumnArrays<T> date(Function<T, LocalDate> column) throws SQLException {
        return array("date", row -> column.apply(row).toString());
    }

    public ColumnArrays<T> timestamp(Function<T, Instant> column) throws SQLException {
        return array("timestamptz", row -> column.apply(row).toString());
    }

    private ColumnArrays<T> array(String type, Function<T, Object> column) throws SQLException {
        Object[] values = rows.stream().map(column).toArray();
        statement.setArray(parameter++, statement.getConnection().createArrayOf(type, values));
        return this;
    }
}
