package org.mailassay.bench.rounds;

import java.util.concurrent.TimeUnit;

/// Counts events, and the most of them in one second.
final class Tally {
    private long all;
    private long second;
    private long within;
    private long most;

    synchronized void count() {
        long now = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
        if (now != second) {
            second = now;
            within = 0;
        }
        all++;
        within++;
        most = Math.max(most, within);
    }

    synchronized long all() {
        return all;
    }

    /// The most in one second since this was asked last.
    synchronized long takeMost() {
        long taken = most;
        most = 0;
        return taken;
    }
}
