package org.mailassay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// How much memory this process has in use, as Linux says.
public final class ResidentMemory {
    private ResidentMemory() {}

    /// Kilobytes; empty on other systems.
    public static OptionalLong kilobytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (IOException elsewhere) {
            return OptionalLong.empty();
        }
    }

    /// For a line of figures, `390144 kB`.
    public static String text() {
        OptionalLong kilobytes = kilobytes();
        return kilobytes.isPresent() ? kilobytes.getAsLong() + " kB" : "?";
    }
}
