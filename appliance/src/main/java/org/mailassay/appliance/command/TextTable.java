package org.mailassay.appliance.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows of words under headings, as wide as the widest word of each column.
final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... headings) {
        rows.add(List.of(headings));
    }

    /// Adds a row, with as many words as there are headings. What would move the cursor is shown as a question mark:
    /// names in reports come from strangers.
    void row(Object... words) {
        rows.add(IntStream.range(0, words.length)
                .mapToObj(column -> String.valueOf(words[column]).replaceAll("\\p{Cntrl}", "?"))
                .toList());
    }

    /// The lines, the headings first.
    List<String> lines() {
        int[] widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(column -> row.get(column)
                                + " ".repeat(widths[column] - row.get(column).length()))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .toList();
    }
}
