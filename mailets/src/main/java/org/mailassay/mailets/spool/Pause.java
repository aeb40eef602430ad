package org.mailassay.mailets.spool;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A rest that all threads take together, twice as long each time until it is over.
final class Pause {
    private final Duration first;
    private final Duration longest;
    private Duration next;
    private long until = System.nanoTime();

    Pause(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /// Begins a rest.
    ///
    /// @return how long it is; empty when one has begun already
    synchronized Optional<Duration> begin() {
        long now = System.nanoTime();
        if (until - now > 0) {
            return Optional.empty();
        }
        Duration length = next;
        until = now + length.toNanos();
        next = length.multipliedBy(2).compareTo(longest) < 0 ? length.multipliedBy(2) : longest;
        return Optional.of(length);
    }

    /// What was wrong is mended.
    synchronized void over() {
        next = first;
    }

    void await() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(left());
    }

    private synchronized long left() {
        return until - System.nanoTime();
    }
}
