package org.mailassay.analysis.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// A file that stands beside a class. When it is missing the program was built wrongly, and nothing can go on.
public final class ShippedFile {
    private ShippedFile() {}

    /// Makes something of what is read.
    @FunctionalInterface
    public interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    /// Reads a file.
    ///
    /// @param neighbour a class of the same package
    public static <T> T read(Class<?> neighbour, String name, Reader<T> reader) {
        try (InputStream in = neighbour.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + neighbour.getName());
            }
            return reader.read(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " beside " + neighbour.getName() + " cannot be read", unreadable);
        }
    }

    /// The text of a file, in UTF-8.
    ///
    /// @param neighbour a class of the same package
    public static String text(Class<?> neighbour, String name) {
        return read(neighbour, name, in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
}
