package org.mailassay.bench.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The inputs that a campaign begins with: `bench/fuzz`, a folder for each target.
final class Seeds {
    private Seeds() {}

    /// Gives the target its seeds before the campaign and its clock begin. The first inputs load and instrument
    /// hundreds of classes, which takes longer than any input may.
    static void replay(Class<?> target, Consumer<byte[]> input) {
        try (Stream<Path> files = Files.list(Path.of("bench", "fuzz", target.getSimpleName()))) {
            List<Path> seeds = files.sorted().toList();
            for (Path seed : seeds) {
                input.accept(Files.readAllBytes(seed));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        input.accept(new byte[0]);
    }
}
