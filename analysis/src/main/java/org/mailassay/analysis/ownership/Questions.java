package org.mailassay.analysis.ownership;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Asks the same of many things, some at a time and for no longer than a deadline. Safe for use by many threads, which
/// share the places, so that no caller has the DNS asked more than it can take.
public final class Questions {
    private final Semaphore places;
    private final Duration deadline;

    /// @param atOnce questions that may be open at one time
    public Questions(int atOnce, Duration deadline) {
        this.places = new Semaphore(atOnce, true);
        this.deadline = deadline;
    }

    /// The answers in the order of the elements.
    ///
    /// @param late the answer of those that were not answered in time
    public <T, R> List<R> ask(List<T> elements, Function<? super T, ? extends R> question, R late)
            throws InterruptedException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Callable<R>> tasks = new ArrayList<>();
            elements.forEach(element -> tasks.add(() -> inTurn(element, question)));
            List<R> answers = new ArrayList<>();
            for (Future<R> future : threads.invokeAll(tasks, deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                answers.add(answer(future, late));
            }
            return answers;
        } finally {
            // Not closed: that would wait for questions that have overrun the deadline.
            threads.shutdownNow();
        }
    }

    private <T, R> R inTurn(T element, Function<? super T, ? extends R> question) throws InterruptedException {
        places.acquire();
        try {
            return question.apply(element);
        } finally {
            places.release();
        }
    }

    private static <R> R answer(Future<R> future, R late) throws InterruptedException {
        try {
            return future.get();
        } catch (CancellationException overrun) {
            return late;
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a question could not be asked", broken.getCause());
        }
    }
}
