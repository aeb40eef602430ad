package org.mailassay.appliance.monitor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
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
    private volatile boolean closing;

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
        closing = true;
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
            while (!closing && !Thread.currentThread().isInterrupted()) {
                goRound();
            }
        } catch (InterruptedException stopping) {
            LOG.debug("The rounds end");
        }
    }

    /// Claims as many as there are places for. Places that nothing was begun in are free again, whatever went wrong,
    /// and nothing but the end of the process ends the rounds.
    private void goRound() throws InterruptedException {
        places.acquire();
        int free = 1 + places.drainPermits();
        boolean pause = true;
        try {
            int most = Math.min(free, limits.perSecond() * CLAIMED_SECONDS);
            for (DomainKey domain : monitoring.claim(most, clock.instant(), LEASE)) {
                TimeUnit.NANOSECONDS.sleep(pace.pause(System.nanoTime()));
                pace.begin(System.nanoTime());
                threads.execute(() -> look(domain));
                free--;
                pause = false;
            }
        } catch (StoreUnavailable away) {
            LOG.warn("Nobody knows which domains are due: {}", away.getMessage());
        } catch (RejectedExecutionException stopping) {
            LOG.debug("No look is begun any more");
        } catch (RuntimeException | Error failure) {
            LOG.error("The rounds could not go on, trying again", failure);
            pause = true;
        } finally {
            places.release(free);
        }
        if (pause) {
            TimeUnit.MILLISECONDS.sleep(limits.poll().toMillis());
        }
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
