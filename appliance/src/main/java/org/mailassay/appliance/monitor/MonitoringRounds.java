package org.mailassay.appliance.monitor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mailassay.api.monitoring.TimelineLooks;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.monitoring.DomainKey;
import org.mailassay.store.monitoring.MonitoringStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at every verified domain when it is due, at an even pace.
///
/// The times are kept in a table of the domains' own, not as a task of db-scheduler for each: ten thousand tasks would
/// be ten thousand executions to pick, beat for and move on one by one, and a recurring task runs on one node at a
/// time, so it could not be shared. Here every node goes its rounds: it claims a few domains that are due by putting
/// their next look off (`for update skip locked`, so that nodes never wait for each other), looks, and keeps what it
/// saw together with the real next time. What a dead node had claimed is due again when the claim has lapsed.
public final class MonitoringRounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MonitoringRounds.class);

    /// Far longer than the claimed few wait for their turn and are looked at.
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(5);

    /// What is claimed is begun within this time.
    private static final int CLAIMED_SECONDS = 60;

    private final MonitoringStore monitoring;
    private final TimelineLooks looks;
    private final InstantSource clock;
    private final RoundLimits limits;
    private final Semaphore places;
    private final Pace pace;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("monitoring-", 1).factory());
    private final Thread rounds;

    private MonitoringRounds(MonitoringStore monitoring, TimelineLooks looks, InstantSource clock, RoundLimits limits) {
        this.monitoring = monitoring;
        this.looks = looks;
        this.clock = clock;
        this.limits = limits;
        this.places = new Semaphore(limits.atOnce());
        this.pace = new Pace(limits.perSecond(), System.nanoTime());
        this.rounds = Thread.ofPlatform().daemon().name("monitoring").unstarted(this::goRounds);
    }

    /// Begins.
    public static MonitoringRounds start(
            MonitoringStore monitoring, TimelineLooks looks, InstantSource clock, RoundLimits limits) {
        MonitoringRounds started = new MonitoringRounds(monitoring, looks, clock, limits);
        started.rounds.start();
        return started;
    }

    /// Claims no more, and ends looks that are under way: they keep nothing, and are due again later.
    @Override
    public void close() {
        rounds.interrupt();
        threads.shutdownNow();
        try {
            rounds.join(STOP);
            if (!threads.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Looks at DNS records are still under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void goRounds() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                places.acquire();
                List<DomainKey> due = claim(1 + places.drainPermits());
                for (DomainKey domain : due) {
                    TimeUnit.NANOSECONDS.sleep(pace.pause(System.nanoTime()));
                    pace.begin(System.nanoTime());
                    threads.execute(() -> look(domain));
                }
                if (due.isEmpty()) {
                    TimeUnit.MILLISECONDS.sleep(limits.poll().toMillis());
                }
            }
        } catch (InterruptedException stopping) {
            LOG.debug("The rounds end");
        }
    }

    /// Claims as many as there are places for, and gives places back that nothing is due for.
    private List<DomainKey> claim(int free) {
        List<DomainKey> due = List.of();
        try {
            due = monitoring.claim(Math.min(free, limits.perSecond() * CLAIMED_SECONDS), clock.instant(), LEASE);
        } catch (StoreUnavailable away) {
            LOG.warn("Nobody knows which domains are due: {}", away.getMessage());
        }
        places.release(free - due.size());
        return due;
    }

    private void look(DomainKey domain) {
        try {
            looks.look(domain, DEADLINE);
        } catch (StoreUnavailable away) {
            LOG.warn("What was seen of domain {} could not be kept: {}", domain.domainId(), away.getMessage());
        } catch (CancellationException stopping) {
            LOG.debug("The look at domain {} was stopped", domain.domainId());
        } catch (RuntimeException failure) {
            LOG.error("Domain {} could not be looked at", domain.domainId(), failure);
        } finally {
            places.release();
        }
    }
}
