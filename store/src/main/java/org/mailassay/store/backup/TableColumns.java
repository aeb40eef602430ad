package org.mailassay.store.backup;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A table and those of its columns that hold something of their own.
record TableColumns(String table, List<String> columns) {
    TableColumns {
        columns = List.copyOf(columns);
    }

    static TableColumns of(List<String> cells) {
        return new TableColumns(cells.getFirst(), cells.subList(1, cells.size()));
    }

    List<String> cells() {
        return Stream.concat(Stream.of(table), columns.stream()).toList();
    }

    String entry() {
        return "data/" + table + ".copy";
    }

    /// A query, since a partitioned table itself cannot be copied.
    String copyOut() {
        return "copy (select %s from %s) to stdout".formatted(columnList(), quoted(table));
    }

    String copyIn() {
        return "copy %s (%s) from stdin".formatted(quoted(table), columnList());
    }

    private String columnList() {
        return columns.stream().map(TableColumns::quoted).collect(Collectors.joining(", "));
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
