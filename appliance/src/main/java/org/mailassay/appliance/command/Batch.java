package org.mailassay.appliance.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.mailassay.analysis.json.PlainJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out a command many times, once for each line of a file, side by side, and prints the answers in the order
/// of the lines.
final class Batch {
    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    /// Enough to hide the waiting for the DNS, and no flood.
    private static final int AT_ONCE = 32;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Terminal terminal;
    private final Function<BatchLine.Asked, SequencedMap<String, Object>> command;

    /// @param command what a line comes to; a [CommandFailure] is the answer to that line alone
    Batch(Terminal terminal, Function<BatchLine.Asked, SequencedMap<String, Object>> command) {
        this.terminal = terminal;
        this.command = command;
    }

    /// Carries out every line of the file.
    ///
    /// @return whether every line could be carried out
    boolean run(Path file) {
        boolean complete = true;
        Queue<Future<Answer>> underWay = new ArrayDeque<>();
        // Octets that are no UTF-8 spoil the line they stand in and no other.
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String text = !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK ? line.substring(1) : line;
                if (text.isBlank()) {
                    continue;
                }
                int at = number;
                underWay.add(threads.submit(() -> answer(text, at)));
                if (underWay.size() == AT_ONCE) {
                    complete &= print(underWay.remove());
                }
            }
            while (!underWay.isEmpty()) {
                complete &= print(underWay.remove());
            }
        } catch (IOException unreadable) {
            throw CommandFailure.unreadable(file, unreadable);
        } finally {
            terminal.out().flush();
        }
        return complete;
    }

    /// @param complete whether the line could be carried out
    private record Answer(Map<String, Object> fields, boolean complete) {}

    private Answer answer(String text, int number) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        BatchLine line = BatchLine.read(text);
        fields.put("id", line.id().orElse(number));
        switch (line) {
            case BatchLine.Malformed(var _, String reason) ->
                fields.put("error", "line %d: %s".formatted(number, reason));
            case BatchLine.Asked asked -> answer(asked, number, fields);
        }
        return new Answer(fields, !fields.containsKey("error"));
    }

    private void answer(BatchLine.Asked asked, int number, SequencedMap<String, Object> fields) {
        try {
            fields.putAll(command.apply(asked));
        } catch (CommandFailure failure) {
            fields.put("error", String.valueOf(failure.getMessage()));
        } catch (RuntimeException unexpected) {
            // One line's misfortune is not the others'.
            LOG.error("Line {} of the batch failed unexpectedly", number, unexpected);
            fields.put("error", "an unexpected failure; the log says more");
        }
    }

    private boolean print(Future<Answer> future) {
        try {
            Answer answer = future.get();
            terminal.out().println(PlainJson.of(answer.fields()));
            return answer.complete();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a line of the batch failed unexpectedly", failed.getCause());
        }
    }
}
