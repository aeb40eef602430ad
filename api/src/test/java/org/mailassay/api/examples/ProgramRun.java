package org.mailassay.api.examples;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What a program did.
///
/// @param output everything that it printed
record ProgramRun(int exitCode, String output) {
    private static final int SECONDS = 120;

    /// Runs a program in a folder, or skips the test, visibly, where its interpreter is missing.
    ///
    /// @param interpreter the program that runs it, with its arguments
    static ProgramRun of(
            List<String> interpreter, Path folder, String fileName, String code, Map<String, String> environment) {
        try {
            Files.writeString(folder.resolve(fileName), code);
            List<String> command = new ArrayList<>(interpreter);
            command.add(fileName);
            return run(command, folder, environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Skips the calling test unless the command works here.
    static void require(Path folder, String... command) {
        try {
            if (run(List.of(command), folder, Map.of()).exitCode() == 0) {
                return;
            }
        } catch (IOException e) {
            // The same as when it fails: it is not there.
            System.out.println("Not on this machine: " + e.getMessage());
        }
        System.out.println("SKIPPED: " + String.join(" ", command) + " does not work on this machine");
        abort(String.join(" ", command) + " does not work on this machine");
    }

    private static ProgramRun run(List<String> command, Path folder, Map<String, String> environment)
            throws IOException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new ProgramRun(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}
