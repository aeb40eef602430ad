package org.mailassay.analysis.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Asks several things at once, each on a virtual thread of its own, because an answer from the DNS is waited for and
/// not computed.
public final class SideBySide {
    private SideBySide() {}

    /// Applies the question to each element; the answers stand in the order of the elements.
    ///
    /// An exception of a question is thrown here as it is; when the calling thread is interrupted, the questions
    /// are too.
    public static <T, R> List<R> map(List<T> elements, Function<? super T, ? extends R> question) {
        if (elements.size() < 2) {
            return elements.stream().<R>map(question).toList();
        }
        List<Callable<R>> tasks = new ArrayList<>(elements.size());
        for (T element : elements) {
            tasks.add(() -> question.apply(element));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<R> answers = new ArrayList<>(tasks.size());
            for (Future<R> future : threads.invokeAll(tasks)) {
                answers.add(future.get());
            }
            return answers;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("the questions were cancelled");
            cancelled.initCause(interrupted);
            throw cancelled;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(failed);
        }
    }
}
