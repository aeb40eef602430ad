package org.mailassay.appliance.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mailassay.appliance.file.FileFailure;

/// What a running PostgreSQL writes into `postmaster.pid` of its cluster.
///
/// @param processId of the postmaster
/// @param port that it listens on; 0 while it has not come so far
record PostmasterFile(long processId, int port) {
    /// Reads it; empty when there is none, so that the database was stopped in order.
    static Optional<PostmasterFile> read(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PostmasterFile(number(lines, 0), (int) number(lines, 3)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new EmbeddedDatabaseException(
                    "postmaster.pid cannot be read: " + FileFailure.reason(failure), failure);
        }
    }

    /// Whether the process is alive and is the PostgreSQL of this cluster.
    boolean isAlive(Path cluster) {
        return process().stream()
                .flatMap(process -> process.info().arguments().stream())
                .flatMap(Arrays::stream)
                .anyMatch(cluster.toString()::equals);
    }

    /// Whether, as can be after a crash of the machine, the number was given to a process that is no PostgreSQL.
    boolean isOfAnotherProgram() {
        return process()
                .flatMap(process -> process.info().command())
                .filter(command -> !Path.of(command).endsWith("postgres"))
                .isPresent();
    }

    private Optional<ProcessHandle> process() {
        return ProcessHandle.of(processId).filter(ProcessHandle::isAlive);
    }

    private static long number(List<String> lines, int index) {
        String line = index < lines.size() ? lines.get(index).strip() : "";
        return line.matches("\\d{1,10}") ? Long.parseLong(line) : 0;
    }
}
