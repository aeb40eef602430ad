package org.mailassay.appliance.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailassay.analysis.json.PlainJson;
import org.mailassay.appliance.dns.DnsSettings;
import picocli.CommandLine.Option;

/// A command that judges something without a database and prints one line of JSON, or one for each line of a batch.
abstract class BatchedCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--batch",
            paramLabel = "FILE.ndjson",
            description = "Do it once for each line, an object with the names of these options and an id that the"
                    + " answer repeats; what a line leaves out is taken from the options.")
    private @Nullable Path batch;

    BatchedCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// The options by their names, as a batch has them; names of files are absolute.
    abstract Map<String, String> given();

    /// Does the command's work once.
    ///
    /// @param sources who answers the DNS
    abstract SequencedMap<String, Object> answer(Task task, DnsSources sources);

    /// Whether the command is one for many lines.
    final boolean isBatch() {
        return batch != null;
    }

    @Override
    public Integer call() {
        Map<String, String> given = given();
        try (DnsSources sources = new DnsSources(DnsSettings.of(List.of()))) {
            if (batch == null) {
                terminal.out().println(PlainJson.of(answer(Task.of(given), sources)));
                terminal.out().flush();
                return 0;
            }
            Path folder =
                    Optional.ofNullable(batch.toAbsolutePath().getParent()).orElse(Path.of(""));
            Batch lines = new Batch(terminal, line -> answer(Task.of(given, line, folder), sources));
            return lines.run(batch) ? 0 : 1;
        }
    }

    /// The absolute name of a file; empty when none is given.
    static String absolute(@Nullable Path file) {
        return file == null ? "" : file.toAbsolutePath().toString();
    }
}
