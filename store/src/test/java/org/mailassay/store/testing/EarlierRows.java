package org.mailassay.store.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/// A database as an earlier version left it: its schema, and rows in every table of that.
public final class EarlierRows {
    private EarlierRows() {}

    /// Migrates an empty database to a version and fills it.
    public static void fill(TestDatabase database, int version) {
        database.database().migrations().migrate("public", OptionalInt.of(version));
        for (int each = 1; each <= version; each++) {
            String rows = rows(each);
            if (!rows.isEmpty()) {
                database.execute(rows);
            }
        }
    }

    /// Empty when the version brought no table.
    private static String rows(int version) {
        try (InputStream in = EarlierRows.class.getResourceAsStream("rows/V" + version + ".sql")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
