package org.mailassay.appliance.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The repository's own source files.
final class SourceFiles {
    private static final List<String> MODULES = List.of("analysis", "store", "mailets", "api", "appliance", "bench");

    private SourceFiles() {}

    static Path root() {
        return Path.of(System.getProperty("mailassay.root", ".."))
                .toAbsolutePath()
                .normalize();
    }

    /// Every Java file of every module, tests included.
    static List<Path> java() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : MODULES) {
            Path sources = root().resolve(module).resolve("src");
            if (Files.isDirectory(sources)) {
                try (Stream<Path> files = Files.walk(sources)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .sorted()
                            .forEach(found::add);
                }
            }
        }
        return found;
    }
}
