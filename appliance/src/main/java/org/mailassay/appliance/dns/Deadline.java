package org.mailassay.appliance.dns;

import java.net.SocketTimeoutException;
import java.time.Duration;

/// A moment after which waiting is over, on the clock that never jumps.
record Deadline(long nanoTime) {
    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /// This deadline or one in the given time, whichever is sooner.
    Deadline atMost(Duration duration) {
        Deadline other = in(duration);
        return other.nanoTime - nanoTime < 0 ? other : this;
    }

    boolean isPast() {
        return nanoTime - System.nanoTime() <= 0;
    }

    /// What is left, for a socket's time-out, which takes zero for ever.
    int millisecondsLeft() throws SocketTimeoutException {
        long left = (nanoTime - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }
}
