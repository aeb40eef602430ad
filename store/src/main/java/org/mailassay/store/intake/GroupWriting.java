package org.mailassay.store.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.mailassay.store.StoreUnavailable;

/// Writes together what comes at the same time: while one thread writes, the messages of the others gather, and the
/// next thread writes them all. A report alone costs a transaction; sixty together cost little more than one.
final class GroupWriting {
    private static final int LARGEST_GROUP = 64;

    private final Function<List<ReadMessage>, List<IntakeResult>> write;
    private final Queue<Pending> pending = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    /// Groups for that way of writing.
    ///
    /// @param write writes all of a group or nothing, and answers in the group's order
    GroupWriting(Function<List<ReadMessage>, List<IntakeResult>> write) {
        this.write = write;
    }

    /// Returns when the message is written, by this thread or by another.
    ///
    /// @throws StoreUnavailable when it is not written
    IntakeResult write(ReadMessage message) {
        Pending own = new Pending(message, new CompletableFuture<>());
        pending.add(own);
        writing.lock();
        try {
            while (!own.result().isDone()) {
                writeGroup(next());
            }
        } finally {
            writing.unlock();
        }
        try {
            return own.result().join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException reason ? reason : failure;
        }
    }

    private List<Pending> next() {
        List<Pending> group = new ArrayList<>();
        for (Pending each = pending.poll(); each != null; each = pending.poll()) {
            group.add(each);
            if (group.size() == LARGEST_GROUP) {
                break;
            }
        }
        return group;
    }

    private void writeGroup(List<Pending> group) {
        try {
            List<IntakeResult> results =
                    write.apply(group.stream().map(Pending::message).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).result().complete(results.get(i));
            }
        } catch (StoreUnavailable unavailable) {
            group.forEach(each -> each.result().completeExceptionally(unavailable));
        } catch (RuntimeException | Error failure) {
            if (group.size() == 1) {
                group.getFirst().result().completeExceptionally(failure);
            } else {
                // One bad message must not keep the others out.
                group.forEach(each -> writeGroup(List.of(each)));
            }
        }
    }

    private record Pending(ReadMessage message, CompletableFuture<IntakeResult> result) {}
}
