package org.mailassay.api.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits for what happens elsewhere.
public final class Eventually {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private Eventually() {}

    /// Tries the assertion again until it holds, or fails with what it said last.
    public static void holds(Runnable assertion) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }
}
