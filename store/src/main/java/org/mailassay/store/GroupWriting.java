package org.mailassay.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Writes together what comes at the same time. While one group is being written the next one gathers, and it waits a
/// moment for those that are known to come, so that a lone item does not wait and many at once share one transaction.
///
/// Either whoever has an item writes, for itself and for others ([#write]), or one thread writes for all ([#add] and
/// [#writeNext()]); one instance is used in one of these ways.
///
/// @param <T> what is written
/// @param <R> what the writing says of each
public final class GroupWriting<T, R> {
    private static final int LARGEST_GROUP = 64;

    private static final Duration MOMENT = Duration.ofMillis(5);

    /// How often a group that waits looks for others.
    private static final long GLANCE_NANOS = 200_000;

    private final Function<List<T>, List<R>> write;
    private final BooleanSupplier othersCome;
    private final Duration moment;
    private final LinkedBlockingQueue<Pending<T, R>> pending = new LinkedBlockingQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    /// Groups for that way of writing.
    ///
    /// @param write writes all of a group or nothing, and answers in the group's order
    public GroupWriting(Function<List<T>, List<R>> write) {
        this(write, () -> false);
    }

    /// Groups for that way of writing.
    ///
    /// @param write writes all of a group or nothing, and answers in the group's order
    /// @param othersCome whether more is about to be handed in
    public GroupWriting(Function<List<T>, List<R>> write, BooleanSupplier othersCome) {
        this(write, othersCome, MOMENT);
    }

    GroupWriting(Function<List<T>, List<R>> write, BooleanSupplier othersCome, Duration moment) {
        this.write = write;
        this.othersCome = othersCome;
        this.moment = moment;
    }

    /// Returns when the item is written, by this thread or by another that came here.
    ///
    /// @throws StoreUnavailable when it is not written
    public R write(T item) {
        Pending<T, R> own = new Pending<>(Optional.of(item));
        pending.add(own);
        while (!own.result().isDone()) {
            if (writing.tryLock()) {
                try {
                    writeUntilDone(own);
                } finally {
                    writing.unlock();
                    callNext();
                }
            } else {
                own.turn().acquireUninterruptibly();
            }
        }
        try {
            return own.result().join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException reason ? reason : failure;
        }
    }

    private void writeUntilDone(Pending<T, R> own) {
        while (!own.result().isDone()) {
            awaitOthers();
            List<Pending<T, R>> group = new ArrayList<>();
            pending.drainTo(group, LARGEST_GROUP);
            write(group);
        }
    }

    /// Whoever came while this thread wrote, and found the lock taken, has been waiting since.
    private void callNext() {
        Pending<T, R> next = pending.peek();
        if (next != null) {
            next.turn().release();
        }
    }

    /// Adds an item for whoever calls [#writeNext()]; one whose future is cancelled before that is left out.
    public CompletableFuture<R> add(T item) {
        Pending<T, R> own = new Pending<>(Optional.of(item));
        pending.add(own);
        return own.result();
    }

    /// Waits until there is something, and writes it together with what else waits.
    public void writeNext() throws InterruptedException {
        List<Pending<T, R>> group = new ArrayList<>();
        group.add(pending.take());
        pending.drainTo(group, LARGEST_GROUP - 1);
        write(group.stream()
                .filter(each -> each.item().isPresent() && !each.result().isDone())
                .toList());
    }

    /// Ends the waiting of [#writeNext()].
    public void wakeUp() {
        pending.add(new Pending<>(Optional.empty()));
    }

    /// How many items wait for the next group.
    public int waiting() {
        return pending.size();
    }

    private void awaitOthers() {
        long begin = System.nanoTime();
        while (othersCome.getAsBoolean()
                && pending.size() < LARGEST_GROUP
                && System.nanoTime() - begin < moment.toNanos()) {
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    private void write(List<Pending<T, R>> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            List<R> results = write.apply(
                    group.stream().flatMap(each -> each.item().stream()).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).complete(results.get(i));
            }
        } catch (StoreUnavailable e) {
            fail(group, e);
            // Those that came meanwhile would wait as long, only to hear the same.
            List<Pending<T, R>> others = new ArrayList<>();
            pending.drainTo(others);
            fail(others, e);
        } catch (RuntimeException | Error e) {
            if (group.size() == 1) {
                fail(group, e);
            } else {
                // One bad item must not keep the others out.
                group.forEach(each -> write(List.of(each)));
            }
        }
    }

    private static <T, R> void fail(List<Pending<T, R>> group, Throwable reason) {
        group.forEach(each -> each.fail(reason));
    }

    /// @param item empty to wake the thread up
    /// @param turn released when the item is written, or when nobody writes
    private record Pending<T, R>(Optional<T> item, CompletableFuture<R> result, Semaphore turn) {
        Pending(Optional<T> item) {
            this(item, new CompletableFuture<>(), new Semaphore(0));
        }

        void complete(R written) {
            result.complete(written);
            turn.release();
        }

        void fail(Throwable reason) {
            result.completeExceptionally(reason);
            turn.release();
        }
    }
}
