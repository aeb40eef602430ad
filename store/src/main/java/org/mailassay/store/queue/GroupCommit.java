package org.mailassay.store.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.mailassay.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Commits together what comes at the same time. While one group is being committed the next one gathers, so that a
/// lone item does not wait and a hundred at once share one transaction and one write to the disk.
final class GroupCommit<T> implements AutoCloseable {
    private static final int LARGEST_GROUP = 64;
    private static final Logger LOGGER = LoggerFactory.getLogger(GroupCommit.class);

    private final Consumer<List<T>> commit;
    private final LinkedBlockingQueue<Pending<T>> pending = new LinkedBlockingQueue<>();
    private final Thread committer;
    private volatile boolean closed;

    /// Starts the thread that commits.
    ///
    /// @param commit commits all of a group or none
    GroupCommit(String name, Consumer<List<T>> commit) {
        this.commit = commit;
        this.committer = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /// Waits until the item is committed.
    ///
    /// @throws StoreUnavailable when it cannot be now, or not in that time. In the latter case it may be committed
    ///     after all: then the client of it hears an error for something that was done, never the opposite.
    void submit(T item, Duration patience) {
        Pending<T> waiting = new Pending<>(Optional.of(item), new CompletableFuture<>());
        if (closed) {
            throw unavailable("The queue is closed");
        }
        pending.add(waiting);
        try {
            waiting.done().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Whoever has not begun with it leaves it out.
            waiting.done().cancel(false);
            throw unavailable("The database does not answer in time");
        } catch (ExecutionException e) {
            throw rethrown(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("Interrupted while waiting for the database");
        }
    }

    /// How many items wait for the next group.
    int waiting() {
        return pending.size();
    }

    /// Commits what is waiting, and takes no more.
    @Override
    public void close() {
        closed = true;
        pending.add(new Pending<>(Optional.empty(), new CompletableFuture<>()));
        try {
            committer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Pending<T>> group = new ArrayList<>();
        while (!closed || !pending.isEmpty()) {
            try {
                group.add(pending.take());
            } catch (InterruptedException e) {
                LOGGER.warn("Nobody but the queue itself ends this thread: {}", e.getMessage());
            }
            pending.drainTo(group, LARGEST_GROUP - 1);
            commit(group.stream()
                    .filter(each -> each.item().isPresent() && !each.done().isDone())
                    .toList());
            group.clear();
        }
    }

    private void commit(List<Pending<T>> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            commit.accept(group.stream().flatMap(each -> each.item().stream()).toList());
            group.forEach(each -> each.done().complete(null));
        } catch (StoreUnavailable e) {
            fail(group, e);
            // Those that came meanwhile would wait as long, only to hear the same.
            List<Pending<T>> others = new ArrayList<>();
            pending.drainTo(others);
            fail(others, e);
        } catch (RuntimeException | Error e) {
            if (group.size() == 1) {
                fail(group, e);
            } else {
                // One bad item must not keep the others out.
                group.forEach(each -> commit(List.of(each)));
            }
        }
    }

    private void fail(List<Pending<T>> group, Throwable reason) {
        group.forEach(each -> each.done().completeExceptionally(reason));
    }

    private static StoreUnavailable unavailable(String message) {
        return new StoreUnavailable(message, new TimeoutException(message));
    }

    private static RuntimeException rethrown(ExecutionException failure) {
        return failure.getCause() instanceof StoreUnavailable unavailable
                ? new StoreUnavailable("The database is not available", unavailable)
                : new IllegalStateException("The database refused an item", failure);
    }

    /// @param item empty to wake the thread up
    private record Pending<T>(Optional<T> item, CompletableFuture<Void> done) {}
}
