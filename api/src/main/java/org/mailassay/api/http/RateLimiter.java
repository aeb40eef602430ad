package org.mailassay.api.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Counts each client's requests in minutes that begin with the client's first request.
///
/// Memory is bounded: a bucket lives for one minute, and when all places are taken (a flood from many addresses), new
/// clients share one bucket until a place is free. Clients that already have a bucket keep it.
final class RateLimiter {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /// So many clients' worth of requests a minute pass together once all places are taken.
    private static final int SHARED_CLIENTS = 50;

    private final InstantSource clock;
    private final int places;
    private final TimeMeter meter;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, Window> windows = new HashMap<>();
    private final Queue<Window> oldestFirst = new ArrayDeque<>();

    RateLimiter(InstantSource clock, int places) {
        this.clock = clock;
        this.places = places;
        this.meter = new WallClock(clock);
    }

    /// Counts one request.
    ///
    /// @param client who it comes from: equal for equal clients
    /// @param allowedPerMinute negative for no limit
    RateLimit take(Object client, int allowedPerMinute) {
        int perMinute = allowedPerMinute < 0 ? Integer.MAX_VALUE : Math.max(1, allowedPerMinute);
        Window window = window(client, perMinute);
        ConsumptionProbe probe = window.bucket.tryConsumeAndReturnRemaining(1);
        Duration left = Duration.between(clock.instant(), window.end);
        return new RateLimit(
                probe.isConsumed(),
                perMinute,
                Math.min(probe.getRemainingTokens(), perMinute),
                window.end,
                Math.max(1, left.plusMillis(999).toSeconds()));
    }

    private Window window(Object client, int perMinute) {
        lock.lock();
        try {
            Instant now = clock.instant();
            dropEnded(now);
            Window known = windows.get(client);
            if (known != null && known.perMinute == perMinute) {
                return known;
            }
            boolean full = windows.size() >= places;
            Object owner = full ? this : client;
            long capacity = full ? (long) perMinute * SHARED_CLIENTS : perMinute;
            Window shared = windows.get(owner);
            return full && shared != null ? shared : open(owner, capacity, now);
        } finally {
            lock.unlock();
        }
    }

    private Window open(Object client, long perMinute, Instant now) {
        Bucket bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillIntervally(perMinute, WINDOW))
                .withCustomTimePrecision(meter)
                .build();
        Window window = new Window(client, bucket, perMinute, now.plus(WINDOW));
        windows.put(client, window);
        oldestFirst.add(window);
        return window;
    }

    private void dropEnded(Instant now) {
        while (true) {
            Window oldest = oldestFirst.peek();
            if (oldest == null || oldest.end.isAfter(now)) {
                return;
            }
            oldestFirst.remove();
            windows.remove(oldest.client, oldest);
        }
    }

    private record Window(Object client, Bucket bucket, long perMinute, Instant end) {}

    /// The injected clock as the library wants it.
    private record WallClock(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
