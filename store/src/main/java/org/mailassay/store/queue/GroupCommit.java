package org.mailassay.store.queue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.mailassay.store.GroupWriting;
import org.mailassay.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Commits together what comes at the same time, on a thread of its own, so that whoever waits may lose patience.
final class GroupCommit<T> implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(GroupCommit.class);

    private final GroupWriting<T, T> items;
    private final Thread committer;
    private volatile boolean closed;

    /// Starts the thread that commits.
    ///
    /// @param commit commits all of a group or none
    GroupCommit(String name, Consumer<List<T>> commit) {
        this.items = new GroupWriting<>(group -> {
            commit.accept(group);
            return group;
        });
        this.committer = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /// Waits until the item is committed.
    ///
    /// @throws StoreUnavailable when it cannot be now, or not in that time. In the latter case it may be committed
    ///     after all: then the client of it hears an error for something that was done, never the opposite.
    void submit(T item, Duration patience) {
        if (closed) {
            throw unavailable("The queue is closed");
        }
        CompletableFuture<T> done = items.add(item);
        try {
            done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Whoever has not begun with it leaves it out.
            done.cancel(false);
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
        return items.waiting();
    }

    /// Commits what is waiting, and takes no more.
    @Override
    public void close() {
        closed = true;
        items.wakeUp();
        try {
            committer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed || items.waiting() > 0) {
            try {
                items.writeNext();
            } catch (InterruptedException e) {
                LOGGER.warn("Nobody but the queue itself ends this thread: {}", e.getMessage());
            }
        }
    }

    private static StoreUnavailable unavailable(String message) {
        return new StoreUnavailable(message, new TimeoutException(message));
    }

    private static RuntimeException rethrown(ExecutionException failure) {
        return failure.getCause() instanceof StoreUnavailable unavailable
                ? new StoreUnavailable("The database is not available", unavailable)
                : new IllegalStateException("The database refused an item", failure);
    }
}
