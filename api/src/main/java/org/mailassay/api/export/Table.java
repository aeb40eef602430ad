package org.mailassay.api.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.mailassay.api.http.JsonWriter;

/// The columns of a list, in the order in which they are exported. That order is a promise: new ones come last.
public final class Table<T> {
    private static final String BETWEEN = "; ";

    private final String name;
    private final List<Column<T>> columns;

    private Table(String name, List<Column<T>> columns) {
        this.name = name;
        this.columns = List.copyOf(columns);
    }

    /// A table without columns yet.
    ///
    /// @param name of the file, in letters and hyphens
    public static <T> Table<T> named(String name) {
        return new Table<>(name, List.of());
    }

    /// With a column of text; empty text is none.
    public Table<T> text(String column, Function<T, String> value) {
        return with(column, row -> new Cell.Text(value.apply(row)));
    }

    /// With a column of several texts: in CSV behind one another, in JSON an array.
    public Table<T> texts(String column, Function<T, List<String>> values) {
        return with(column, row -> new Cell.Texts(values.apply(row)));
    }

    /// With a column of whole numbers.
    public Table<T> number(String column, ToLongFunction<T> value) {
        return with(column, row -> new Cell.Whole(value.applyAsLong(row)));
    }

    /// With a column of whole numbers that some rows have not.
    public Table<T> numberIfAny(String column, Function<T, OptionalLong> value) {
        return with(column, row -> {
            OptionalLong number = value.apply(row);
            return number.isPresent() ? new Cell.Whole(number.getAsLong()) : new Cell.Nothing();
        });
    }

    /// With a column of numbers that some rows have not.
    public Table<T> decimalIfAny(String column, Function<T, OptionalDouble> value) {
        return with(column, row -> {
            OptionalDouble number = value.apply(row);
            return number.isPresent() ? new Cell.Decimal(number.getAsDouble()) : new Cell.Nothing();
        });
    }

    /// With a column of times, UTC, `2026-03-25T14:32:00Z`.
    public Table<T> time(String column, Function<T, Instant> value) {
        return with(column, row -> new Cell.Text(JsonWriter.text(value.apply(row))));
    }

    /// With a column of times that some rows have not.
    public Table<T> timeIfAny(String column, Function<T, Optional<Instant>> value) {
        return with(
                column,
                row -> new Cell.Text(value.apply(row).map(JsonWriter::text).orElse("")));
    }

    String name() {
        return name;
    }

    List<String> header() {
        return columns.stream().map(Column::name).toList();
    }

    /// A line of CSV with its end.
    String csv(T row) {
        return columns.stream()
                .map(column -> field(column.cell().apply(row)))
                .collect(Collectors.joining(",", "", Csv.LINE_END));
    }

    private static String field(Cell cell) {
        return switch (cell) {
            case Cell.Text(String text) -> Csv.text(text);
            case Cell.Texts(List<String> texts) -> Csv.text(String.join(BETWEEN, texts));
            case Cell.Whole(long number) -> Long.toString(number);
            case Cell.Decimal(double number) -> Double.toString(number);
            case Cell.Nothing _ -> "";
        };
    }

    /// An object of JSON.
    byte[] json(T row) {
        return JsonWriter.octets(json -> json.object(() -> {
            for (Column<T> column : columns) {
                switch (column.cell().apply(row)) {
                    case Cell.Text(String text) -> json.textOrNull(column.name(), text);
                    case Cell.Texts(List<String> texts) -> json.strings(column.name(), texts);
                    case Cell.Whole(long number) -> json.field(column.name(), number);
                    case Cell.Decimal(double number) -> json.field(column.name(), number);
                    case Cell.Nothing _ -> json.nullField(column.name());
                }
            }
        }));
    }

    private Table<T> with(String column, Function<T, Cell> cell) {
        List<Column<T>> more = new ArrayList<>(columns);
        more.add(new Column<>(column, cell));
        return new Table<>(name, more);
    }
}
