package org.mailassay.appliance.webhook;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.webhook.DeliveryAttempt;
import org.mailassay.store.webhook.DeliveryJob;
import org.mailassay.store.webhook.DeliveryOutcome;
import org.mailassay.store.webhook.WebhookWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes over what is new in the event log, and delivers what is due. Every node does so: an attempt is claimed by a
/// lease, and what a node that died had claimed is due again when that has passed.
public final class WebhookRounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookRounds.class);

    /// Far longer than an attempt takes.
    private static final Duration LEASE = Duration.ofMinutes(2);

    /// Transactions that tell of something within this time are looked at together: there may be hundreds a second.
    private static final Duration TOGETHER = Duration.ofMillis(100);

    private static final Duration STOP = Duration.ofSeconds(5);

    /// Attempts under way at one webhook.
    private static final int EACH = 4;

    private final WebhookWork work;
    private final WebhookClient client;
    private final InstantSource clock;
    private final Duration poll;
    private final Semaphore places;
    private final Semaphore signals = new Semaphore(1);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 1).factory());
    private final Thread rounds;
    private final AtomicBoolean concluded = new AtomicBoolean();
    private final Map<DeliveryOutcome, LongAdder> outcomes = new EnumMap<>(DeliveryOutcome.class);
    private volatile boolean closing;

    private WebhookRounds(WebhookWork work, WebhookClient client, InstantSource clock, int atOnce, Duration poll) {
        this.work = work;
        this.client = client;
        this.clock = clock;
        this.poll = poll;
        this.places = new Semaphore(atOnce);
        for (DeliveryOutcome outcome : DeliveryOutcome.values()) {
            outcomes.put(outcome, new LongAdder());
        }
        this.rounds = Thread.ofPlatform().daemon().name("webhooks").unstarted(this::goRounds);
    }

    /// Begins.
    ///
    /// @param atOnce attempts under way at one time
    /// @param poll how long it waits when nobody says that there is something
    public static WebhookRounds start(
            WebhookWork work, WebhookClient client, InstantSource clock, int atOnce, Duration poll) {
        WebhookRounds started = new WebhookRounds(work, client, clock, atOnce, poll);
        started.rounds.start();
        return started;
    }

    /// Attempts of this node since the start that came to that.
    public long attempts(DeliveryOutcome outcome) {
        return Objects.requireNonNull(outcomes.get(outcome)).sum();
    }

    /// Says that there may be something to do.
    public void wake() {
        if (signals.availablePermits() == 0) {
            signals.release();
        }
    }

    /// Claims no more. An attempt that is under way is made again by whoever comes next, unless it is over in time.
    @Override
    public void close() {
        closing = true;
        rounds.interrupt();
        threads.shutdown();
        try {
            rounds.join(STOP);
            if (!threads.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
                LOG.warn("Deliveries to webhooks are still under way; they will be made again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void goRounds() {
        try {
            while (!closing && !Thread.currentThread().isInterrupted()) {
                if (!goRound() && signals.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
                    if (!concluded.getAndSet(false)) {
                        Thread.sleep(TOGETHER);
                    }
                    signals.drainPermits();
                }
            }
        } catch (InterruptedException stopping) {
            LOG.debug("No delivery is begun any more");
        }
    }

    /// @return whether something was found, so that there may be more
    private boolean goRound() throws InterruptedException {
        places.acquire();
        int free = 1 + places.drainPermits();
        boolean found = false;
        try {
            while (work.collect(clock.instant()) > 0) {
                found = true;
            }
            List<DeliveryJob> jobs = work.claim(free, EACH, clock.instant(), LEASE);
            for (DeliveryJob job : jobs) {
                threads.execute(() -> deliver(job));
                free--;
                found = true;
            }
        } catch (StoreUnavailable away) {
            LOG.warn("Nobody knows what is to be delivered to webhooks: {}", away.getMessage());
            found = false;
        } catch (RejectedExecutionException stopping) {
            LOG.debug("The rounds end");
        } catch (RuntimeException | Error failure) {
            LOG.error("Deliveries to webhooks could not go on, trying again", failure);
            found = false;
        } finally {
            places.release(free);
        }
        return found;
    }

    private void deliver(DeliveryJob job) {
        try {
            DeliveryAttempt attempt = client.attempt(job);
            Objects.requireNonNull(outcomes.get(attempt.outcome())).increment();
            work.conclude(job, attempt, clock.instant());
        } catch (StoreUnavailable away) {
            LOG.warn("What became of a delivery to a webhook cannot be kept; it is made again: {}", away.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("A delivery to a webhook failed", failure);
        } finally {
            places.release();
            concluded.set(true);
            wake();
        }
    }
}
