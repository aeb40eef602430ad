package org.mailassay.api.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Places for what costs much while it lasts. No account has so many that there are none for others.
public final class Places {
    private final int all;
    private final int each;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition given = lock.newCondition();
    private final Map<Long, Integer> taken = new HashMap<>();
    private int used;

    /// @param all places
    /// @param each of which one account may have
    public Places(int all, int each) {
        this.all = all;
        this.each = each;
    }

    /// One of them, to be given back.
    public final class Place implements AutoCloseable {
        private final long account;

        private Place(long account) {
            this.account = account;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                used--;
                taken.computeIfPresent(account, (_, count) -> count == 1 ? null : count - 1);
                given.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /// Takes a place for an account; empty when none becomes free in time, or the thread is told to stop.
    public Optional<Place> take(long account, Duration patience) {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (used == all || taken.getOrDefault(account, 0) == each) {
                if (left <= 0) {
                    return Optional.empty();
                }
                left = given.awaitNanos(left);
            }
            used++;
            taken.merge(account, 1, Integer::sum);
            return Optional.of(new Place(account));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
