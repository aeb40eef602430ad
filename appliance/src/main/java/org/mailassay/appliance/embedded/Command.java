package org.mailassay.appliance.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Runs one of PostgreSQL's programs.
final class Command {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final boolean ROOT = new com.sun.security.auth.module.UnixSystem().getUid() == 0;

    private Command() {}

    /// What a program said and how it ended.
    record Ended(int code, String output) {
        /// The last line of the output that says something.
        String lastLine() {
            return output.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .reduce("it said nothing", (_, later) -> later);
        }
    }

    /// Runs a program to its end. PostgreSQL refuses to run as root, so root runs it in a user namespace of its own,
    /// where it is nobody in particular; files then still belong to root.
    static Ended run(List<String> command) {
        List<String> whole = new ArrayList<>();
        if (ROOT) {
            whole.addAll(List.of("unshare", "-U", "--"));
        }
        whole.addAll(command);
        Ended ended = runAsIs(whole);
        if (ROOT && ended.code() != 0 && ended.output().contains("unshare")) {
            throw new EmbeddedDatabaseException("PostgreSQL does not run as root, and this system does not let root"
                    + " run it in a user namespace (unshare -U); run as another user, or use --database");
        }
        return ended;
    }

    private static Ended runAsIs(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> text(process));
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new EmbeddedDatabaseException(command + " did not end in time");
            }
            return new Ended(process.exitValue(), output.join());
        } catch (IOException failure) {
            return new Ended(127, String.valueOf(failure.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedDatabaseException(command.getFirst() + " was interrupted", interrupted);
        }
    }

    private static String text(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
