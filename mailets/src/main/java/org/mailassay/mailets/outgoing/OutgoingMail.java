package org.mailassay.mailets.outgoing;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.outgoing.Conclusion;
import org.mailassay.store.outgoing.OutgoingJob;
import org.mailassay.store.outgoing.OutgoingKey;
import org.mailassay.store.outgoing.OutgoingState;
import org.mailassay.store.outgoing.OutgoingWork;
import org.mailassay.store.queue.Lease;
import org.mailassay.store.queue.MailQueueStore;
import org.mailassay.store.queue.QueuedMail;
import org.mailassay.store.queue.Shares;
import org.mailassay.store.raw.RawMessageStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Sends what is in the queue: leases the mails that are due, and makes an attempt with each on a virtual thread of its
/// own. When the process ends without a word, its leases lapse and any other takes the mails over; the message of an
/// attempt that was cut off between the server's 250 and the note of it goes out twice, as RFC 5321, section 6.1
/// allows.
public final class OutgoingMail implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(OutgoingMail.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofSeconds(1);
    /// No account has more than one of that many parts of the places.
    private static final int SHARES = 4;

    private static final long MOST_OCTETS = 64L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OutgoingSettings settings;
    private final OutgoingServices services;
    private final Optional<OutgoingKey> only;
    private final MailQueueStore queue;
    private final OutgoingWork work;
    private final Routing routing;
    private final Watch watch = new Watch();
    private final HostTry hosts;
    private final DeliveryCounts counts = new DeliveryCounts();
    private final Lease lease;
    /// Whose each mail is.
    private final Map<Long, String> inHand = new ConcurrentHashMap<>();

    private final Semaphore signal = new Semaphore(0);
    private final Thread keeper;
    private volatile boolean closing;
    private volatile boolean closed;
    private long renewedAt = System.nanoTime();
    private boolean away;

    private OutgoingMail(
            OutgoingSettings settings,
            OutgoingServices services,
            ClientTls tls,
            Duration lease,
            Optional<OutgoingKey> only) {
        RawMessageStore rawMessages = new RawMessageStore(services.database());
        this.settings = settings;
        this.services = services;
        this.only = only;
        this.queue = new MailQueueStore(services.database(), rawMessages);
        this.work = new OutgoingWork(services.database(), rawMessages);
        StsPolicies policies = new StsPolicies(services.dns(), services.policies(), services.clock());
        this.routing = new Routing(services.dns(), policies, settings, new SplittableRandom());
        this.hosts = new HostTry(settings, tls, watch, services.clock());
        this.lease = new Lease(UUID.randomUUID().toString(), lease);
        this.keeper = Thread.ofPlatform().name("outgoing-keep").daemon().unstarted(this::keep);
    }

    /// Begins to send.
    public static OutgoingMail start(OutgoingSettings settings, OutgoingServices services) {
        return start(settings, services, ClientTls.system(), LEASE);
    }

    static OutgoingMail start(OutgoingSettings settings, OutgoingServices services, ClientTls tls, Duration lease) {
        return started(new OutgoingMail(settings, services, tls, lease, Optional.empty()));
    }

    /// Sends one mail and no other, unless somebody else does.
    public static OutgoingMail startFor(OutgoingKey mail, OutgoingSettings settings, OutgoingServices services) {
        return started(new OutgoingMail(settings, services, ClientTls.system(), LEASE, Optional.of(mail)));
    }

    private static OutgoingMail started(OutgoingMail mail) {
        mail.keeper.start();
        return mail;
    }

    /// How many mails of all accounts wait, or are being sent, on all nodes.
    ///
    /// @throws StoreUnavailable when the database does not answer
    public Map<OutgoingState, Long> waiting() {
        return work.waiting();
    }

    public DeliveryCounts counts() {
        return counts;
    }

    /// Takes no more, waits a moment for what is being sent, and leaves the rest to whoever comes next.
    @Override
    public void close() {
        closing = true;
        signal.release();
        await(PATIENCE);
        watch.close();
        await(PATIENCE);
        closed = true;
        signal.release();
        try {
            keeper.join();
            if (!inHand.isEmpty()) {
                queue.release(List.copyOf(inHand.keySet()), lease.node(), Duration.ZERO);
            }
        } catch (StoreUnavailable e) {
            LOGGER.warn("Outgoing mails stay leased for {} after the end: {}", lease.duration(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!inHand.isEmpty() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        while (!closed) {
            try {
                renew();
                boolean more = !closing && claim();
                found();
                if (!more && signal.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    signal.drainPermits();
                }
            } catch (StoreUnavailable e) {
                lost(e);
            } catch (InterruptedException e) {
                LOGGER.warn("Nobody but the queue itself ends this thread: {}", e.getMessage());
            } catch (RuntimeException | Error e) {
                LOGGER.error("The outgoing queue could not be looked after, trying again", e);
                pause(POLL);
            }
        }
    }

    private void renew() {
        if (System.nanoTime() - renewedAt < lease.duration().toNanos() / 3) {
            return;
        }
        List<Long> ids = List.copyOf(inHand.keySet());
        if (!ids.isEmpty()) {
            queue.renew(ids, lease);
        }
        renewedAt = System.nanoTime();
    }

    /// @return whether there may be more, and room for it
    private boolean claim() {
        int room = settings.atOnce() - inHand.size();
        if (room <= 0) {
            return false;
        }
        List<QueuedMail> mails = only.isPresent()
                ? queue.claimNamed(OutgoingWork.QUEUE, only.get().toString(), lease)
                : queue.claimShared(OutgoingWork.QUEUE, room, MOST_OCTETS / settings.atOnce() * room, shares(), lease);
        for (QueuedMail mail : mails) {
            // One of our own may have come back, its lease lapsed while the database was away: it is renewed by this.
            if (inHand.putIfAbsent(mail.id(), owner(mail)) == null) {
                Thread.ofVirtual().name("outgoing-" + mail.details().name()).start(() -> deliver(mail));
            }
        }
        return !mails.isEmpty();
    }

    /// An account whose servers are all slow must not hold up the others.
    private Shares shares() {
        Map<String, Integer> held = new HashMap<>();
        inHand.values().forEach(owner -> held.merge(owner, 1, Integer::sum));
        return new Shares(Math.max(1, settings.atOnce() / SHARES), held);
    }

    private static String owner(QueuedMail mail) {
        return OutgoingKey.parse(mail.details().name())
                .map(key -> Long.toString(key.accountId()))
                .orElse(mail.details().name());
    }

    private void deliver(QueuedMail mail) {
        try (MDC.MDCCloseable _ = MDC.putCloseable("mail", mail.details().name())) {
            work.begin(mail, lease.node()).ifPresent(this::attempt);
        } catch (StoreUnavailable e) {
            LOGGER.debug("{} is left until its lease has lapsed", mail, e);
        } catch (RuntimeException | Error e) {
            LOGGER.error("{} could not be worked on, it is left until its lease has lapsed", mail, e);
        } finally {
            inHand.remove(mail.id());
            signal.release();
        }
    }

    private void attempt(OutgoingJob job) {
        Attempt attempt = new Attempt(job, routing, hosts, settings, services.clock());
        Attempt.Result result;
        try {
            result = attempt.run();
        } catch (RuntimeException | Error e) {
            LOGGER.error("The attempt to send {} broke off", job.key(), e);
            result = attempt.broken("an error of the appliance: " + e.getClass().getSimpleName());
        }
        Conclusion conclusion = closing && result.conclusion() instanceof Conclusion.Deferred
                ? new Conclusion.Deferred(Duration.ZERO)
                : result.conclusion();
        LOGGER.info(
                "Outgoing mail {}, attempt {}: {} {} {}",
                job.key(),
                job.attempt(),
                result.tries().getLast().outcome().code(),
                result.tries().getLast().status(),
                result.tries().getLast().host());
        conclude(job, result, conclusion);
        counts.count(conclusion);
    }

    /// Keeps on until it is noted: as long as the database is away, nobody else can take the mail either.
    private void conclude(OutgoingJob job, Attempt.Result result, Conclusion conclusion) {
        while (true) {
            try {
                work.conclude(job, lease.node(), result.tries(), conclusion);
                return;
            } catch (StoreUnavailable e) {
                if (closed) {
                    throw e;
                }
                pause(POLL);
            }
        }
    }

    private void found() {
        if (away) {
            away = false;
            LOGGER.info("The database is back, outgoing mail goes on");
        }
    }

    private void lost(StoreUnavailable reason) {
        if (!away) {
            away = true;
            LOGGER.warn("Outgoing mail waits for the database: {}", reason.getMessage());
        }
        pause(POLL);
    }

    private static void pause(Duration length) {
        try {
            TimeUnit.MILLISECONDS.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
