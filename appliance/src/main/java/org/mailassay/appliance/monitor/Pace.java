package org.mailassay.appliance.monitor;

import java.util.concurrent.TimeUnit;

/// Hands out times that lie evenly apart. Time that nobody made use of is not saved up, so there is never a burst.
final class Pace {
    private final long apart;
    private long next;

    /// @param now by [System#nanoTime]
    Pace(int perSecond, long now) {
        this.apart = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.next = now;
    }

    /// How many nanoseconds from now the next turn is.
    synchronized long reserve(long now) {
        long wait = Math.max(0, next - now);
        next = now + wait + apart;
        return wait;
    }
}
