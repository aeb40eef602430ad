package org.mailassay.appliance.spamfilter;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A program of this machine, run for a test.
///
/// @param process its own process; whatever it starts ends with it
public record InstalledProgram(Process process, Path log) implements AutoCloseable {
    private static final long LONGEST_START = TimeUnit.SECONDS.toNanos(120);

    /// Starts it and waits until it is ready. The calling test is skipped, with a line that says so, where the program
    /// is not installed.
    public static InstalledProgram start(String name, List<String> arguments, Path folder, BooleanSupplier ready)
            throws IOException, InterruptedException {
        Path program = Stream.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin")
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(""));
        if (program.toString().isEmpty()) {
            System.out.println("SKIPPED: " + name + " is not installed on this machine");
            return abort(name + " is not installed on this machine");
        }
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        Path log = folder.resolve(name + ".out");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        InstalledProgram started = new InstalledProgram(process, log);
        long end = System.nanoTime() + LONGEST_START;
        while (!ready.getAsBoolean()) {
            // Waits a little for its end, which would be a failure.
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                String said = Files.readString(log);
                started.close();
                throw new AssertionError(name + " did not start: " + said);
            }
        }
        return started;
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
