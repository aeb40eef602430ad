package org.mailassay.analysis.fetch;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps what is fetched for one message within limits. Past them every answer is that no more is fetched. It lives as
/// long as one scan.
public final class LimitedFetcher implements Fetcher {
    private final Fetcher fetcher;
    private final FetchLimits limits;
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicLong firstAt = new AtomicLong();
    private final Semaphore places;
    private final ConcurrentMap<String, Semaphore> placesOfHosts = new ConcurrentHashMap<>();
    private final Purse octets;

    /// @param fetcher who fetches
    public LimitedFetcher(Fetcher fetcher, FetchLimits limits) {
        this.fetcher = fetcher;
        this.limits = limits;
        this.places = new Semaphore(limits.atOnce());
        this.octets = new Purse(limits.octets());
    }

    @Override
    public FetchAnswer fetch(FetchRequest request) {
        firstAt.compareAndSet(0, System.nanoTime());
        if (fetches.incrementAndGet() > limits.fetches()) {
            return nothingMore(limits.fetches() + " fetches were made and no more is fetched for this message");
        }
        String host = WebUrl.of(request.url()).map(url -> url.host().text()).orElse("");
        Semaphore hostPlaces = placesOfHosts.computeIfAbsent(host, _ -> new Semaphore(limits.perHost()));
        try {
            // Whoever waits for a slow host must not keep others from their place.
            hostPlaces.acquire();
            try {
                places.acquire();
                try {
                    return withinOctets(request);
                } finally {
                    places.release();
                }
            } finally {
                hostPlaces.release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return nothingMore("the scan was stopped and no more is fetched for this message");
        }
    }

    private FetchAnswer withinOctets(FetchRequest request) throws InterruptedException {
        if (System.nanoTime() - firstAt.get() >= limits.time().toNanos()) {
            return nothingMore(
                    "fetching took " + limits.time().toSeconds() + " seconds and no more is fetched for this message");
        }
        int reserved = octets.reserve(request.mostOctets());
        if (reserved == 0 && request.mostOctets() > 0) {
            return nothingMore(limits.octets() + " octets were fetched and no more is fetched for this message");
        }
        int used = 0;
        try {
            FetchAnswer answer = fetcher.fetch(new FetchRequest(request.method(), request.url(), reserved));
            used = answer instanceof FetchAnswer.Fetched fetched
                    ? fetched.body().length()
                    : 0;
            return answer;
        } finally {
            octets.settle(reserved, used);
        }
    }

    private static FetchAnswer nothingMore(String detail) {
        return new FetchAnswer.Failed(FetchAnswer.Cause.SWITCHED_OFF, detail, List.of());
    }

    /// What may still be spent. A fetch sets aside the most that it can cost and gives back what it did not use, so
    /// that all together never take more than there is.
    private static final class Purse {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition settled = lock.newCondition();
        private long left;
        private long reserved;

        Purse(long octets) {
            this.left = octets;
        }

        /// Waits for others to give back when what is wanted is not there; with nobody to wait for, takes what is.
        int reserve(int wanted) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                while (left < wanted && reserved > 0) {
                    settled.await();
                }
                int taken = (int) Math.min(wanted, left);
                left -= taken;
                reserved += taken;
                return taken;
            } finally {
                lock.unlock();
            }
        }

        void settle(int taken, int used) {
            lock.lock();
            try {
                reserved -= taken;
                left += Math.max(0, taken - used);
                settled.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
