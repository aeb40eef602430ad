package org.mailassay.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Statements kept as files beside the store class that runs them, each named like the method.
public final class SqlFiles {
    private SqlFiles() {}

    /// The text of `<name>.sql` in the package of the store class. Meant for static constants, so that a missing file
    /// is found when the class is loaded.
    public static String read(Class<?> store, String name) {
        try (InputStream file = store.getResourceAsStream(name + ".sql")) {
            if (file == null) {
                throw new IllegalArgumentException("No " + name + ".sql beside " + store.getName());
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name + ".sql beside " + store.getName(), e);
        }
    }
}
