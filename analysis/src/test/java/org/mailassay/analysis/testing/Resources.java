package org.mailassay.analysis.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Files of the test resources.
public final class Resources {
    private Resources() {}

    /// The octets of a resource, `/dkim/example.eml`.
    public static byte[] bytes(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError("no test resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A resource as text in UTF-8.
    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }
}
