package org.mailassay.analysis.records;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mailassay.analysis.tags.Fault;

/// Judges subjects side by side until a deadline.
final class Subjects {
    private final ExecutorService threads;
    private final long deadline;

    /// @param deadline by [System#nanoTime]
    Subjects(ExecutorService threads, long deadline) {
        this.threads = threads;
        this.deadline = deadline;
    }

    /// Begins to judge a subject.
    ///
    /// @param name the DNS name to give when nothing comes of it
    <D extends Details> Pending<D> ask(String name, Callable<Judgement<D>> subject) {
        Future<Judgement<D>> future = threads.submit(subject);
        return () -> await(name, future);
    }

    /// A subject that is being judged.
    interface Pending<D extends Details> {
        /// Waits for it; unknown when the deadline comes first.
        Judgement<D> await();
    }

    private <D extends Details> Judgement<D> await(String name, Future<Judgement<D>> future) {
        try {
            return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            future.cancel(true);
            return late(name);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("the judgement was cancelled");
            cancelled.initCause(interrupted);
            throw cancelled;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof CancellationException) {
                // It waited for the answer to a question that another subject had asked and gave up at the deadline.
                return late(name);
            }
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed);
        }
    }

    private static <D extends Details> Judgement<D> late(String name) {
        return Judgement.unknown(name, Fault.of(LookupFault.DEADLINE, "The DNS did not answer in time."));
    }
}
