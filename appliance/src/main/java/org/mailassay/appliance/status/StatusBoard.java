package org.mailassay.appliance.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.mailassay.api.health.StatusPart;
import org.mailassay.api.health.StatusPart.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks every part how it stands, all at once, and waits for none for long.
public final class StatusBoard implements Supplier<List<StatusPart>> {
    private static final Logger LOG = LoggerFactory.getLogger(StatusBoard.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Of an answer: whoever presses the key often asks the parts no more often.
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final List<Question> questions;
    private final Clock clock;
    private List<StatusPart> known = List.of();
    private Instant askedAt = Instant.MIN;

    /// @param questions in the order to show the answers
    public StatusBoard(List<Question> questions, Clock clock) {
        this.questions = List.copyOf(questions);
        this.clock = clock;
    }

    /// What is asked of one part.
    ///
    /// @param name stands in the answer when none comes
    public record Question(String name, Callable<StatusPart> ask) {}

    @Override
    public synchronized List<StatusPart> get() {
        Instant now = clock.instant();
        if (askedAt.equals(Instant.MIN) || Duration.between(askedAt, now).compareTo(FRESH) > 0) {
            known = ask();
            askedAt = now;
        }
        return known;
    }

    private List<StatusPart> ask() {
        // Not closed: closing would wait for what does not answer.
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            List<Future<StatusPart>> running =
                    questions.stream().map(each -> threads.submit(each.ask())).toList();
            List<StatusPart> answers = new ArrayList<>(questions.size());
            for (int i = 0; i < running.size(); i++) {
                answers.add(await(questions.get(i).name(), running.get(i), end));
            }
            return List.copyOf(answers);
        } finally {
            threads.shutdownNow();
        }
    }

    private static StatusPart await(String name, Future<StatusPart> running, long end) {
        try {
            return running.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return StatusPart.of(name, Standing.DOWN, "It gave no answer within " + PATIENCE.toSeconds() + " s.");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return StatusPart.of(name, Standing.DOWN, "It was not asked to the end.");
        } catch (ExecutionException failed) {
            LOG.debug("The status of {} cannot be read", name, failed);
            String reason = Optional.ofNullable(failed.getCause())
                    .map(cause -> cause.getClass().getSimpleName())
                    .orElse("unknown");
            return StatusPart.of(name, Standing.DOWN, "It cannot be read (" + reason + ").");
        }
    }
}
