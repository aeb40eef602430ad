package org.mailassay.analysis.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/// The folder of conformance suites and corpora that stands beside the repository on some machines. It is never part
/// of the repository, so a test that needs it is skipped, with a line that says so, where it is missing.
public final class SharedFolder {
    private SharedFolder() {}

    /// A file or folder in it, `suites/spf`; the calling test is skipped when it is not there.
    public static Path require(String relative) {
        Path found = folder().resolve(relative);
        if (!Files.exists(found)) {
            System.out.println("SKIPPED: " + found + " is not on this machine");
            return abort(found + " is not on this machine");
        }
        return found;
    }

    private static Path folder() {
        String given = System.getProperty("mailassay.shared", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        Path root = Path.of(System.getProperty("mailassay.root", "."));
        return root.toAbsolutePath().normalize().resolveSibling("shared");
    }
}
