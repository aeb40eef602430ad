package org.mailassay.appliance.command;

import java.io.BufferedReader;
import java.io.IOException;
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

/// Carries out a command many times, once for each line of a file, side by side, and prints the answers in the order
/// of the lines.
final class Batch {
    /// Enough to hide the waiting for the DNS, and no flood.
    private static final int AT_ONCE = 32;

    private final Terminal terminal;
    private final Function<BatchLine.Task, SequencedMap<String, Object>> command;

    /// @param command what a line comes to; a [CommandFailure] is the answer to that line alone
    Batch(Terminal terminal, Function<BatchLine.Task, SequencedMap<String, Object>> command) {
        this.terminal = terminal;
        this.command = command;
    }

    /// Carries out every line of the file.
    ///
    /// @return whether every line could be carried out
    boolean run(Path file) {
        boolean complete = true;
        Queue<Future<Answer>> underWay = new ArrayDeque<>();
        try (BufferedReader lines = Files.newBufferedReader(file);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) {
                    continue;
                }
                String task = line;
                underWay.add(threads.submit(() -> answer(task)));
                if (underWay.size() == AT_ONCE) {
                    complete &= print(underWay.remove());
                }
            }
            while (!underWay.isEmpty()) {
                complete &= print(underWay.remove());
            }
        } catch (IOException unreadable) {
            throw new CommandFailure(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        } finally {
            terminal.out().flush();
        }
        return complete;
    }

    /// @param complete whether the line could be carried out
    private record Answer(Map<String, Object> fields, boolean complete) {}

    private Answer answer(String line) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        switch (BatchLine.read(line)) {
            case BatchLine.Malformed malformed -> fields.put("error", malformed.reason());
            case BatchLine.Task task -> {
                if (task.options().containsKey("id")) {
                    fields.put("id", task.option("id"));
                }
                try {
                    fields.putAll(command.apply(task));
                } catch (CommandFailure failure) {
                    fields.put("error", String.valueOf(failure.getMessage()));
                }
            }
        }
        return new Answer(fields, !fields.containsKey("error"));
    }

    private boolean print(Future<Answer> future) {
        try {
            Answer answer = future.get();
            terminal.out().println(JsonLine.of(answer.fields()));
            return answer.complete();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a line of the batch failed unexpectedly", failed.getCause());
        }
    }
}
