package org.mailassay.appliance.monitor;

import java.util.concurrent.TimeUnit;

/// Keeps turns evenly apart, each counted from when the one before really began. Time that nobody made use of is not
/// saved up, nor is time that the machine lost, so there is never a burst. Used by one thread.
final class Pace {
    private final long apart;
    private long next;

    /// @param now by [System#nanoTime]
    Pace(int perSecond, long now) {
        this.apart = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.next = now;
    }

    /// How many nanoseconds from now the next turn is.
    long pause(long now) {
        return Math.max(0, next - now);
    }

    /// Notes that a turn begins.
    void begin(long now) {
        next = now + apart;
    }
}
