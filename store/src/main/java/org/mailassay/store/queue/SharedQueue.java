package org.mailassay.store.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.raw.RawMessageStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A mail queue that several nodes share, as one of them sees it.
///
/// A mail that is added here is leased at once and handed over in memory, so that its octets are not read back from
/// the table. When more comes than is worked on, the rest waits in the table for any node. While the database is away
/// nothing is taken, what is in hand is kept, and what is done is noted to be taken out later.
public final class SharedQueue implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(SharedQueue.class);
    private static final int LARGEST_CLAIM = 64;

    private final MailQueueStore store;
    private final RawMessageStore rawMessages;
    private final String name;
    private final QueueSettings settings;
    private final Lease lease;
    private final HeldMails held;
    private final Queue<Long> completed = new ConcurrentLinkedQueue<>();
    private final Semaphore signal = new Semaphore(0);
    private final GroupCommit<Submission> additions;
    private final Thread keeper;
    private volatile boolean closed;

    /// Whether the table may hold more that is due: it was filled by this node, or the last look found something.
    private volatile boolean more = true;

    private long renewedAt = System.nanoTime();
    private long lookedAt = System.nanoTime();
    private boolean away;

    /// Begins to take mails.
    public SharedQueue(MailQueueStore store, RawMessageStore rawMessages, String name, QueueSettings settings) {
        this.store = store;
        this.rawMessages = rawMessages;
        this.name = name;
        this.settings = settings;
        this.lease = new Lease(UUID.randomUUID().toString(), settings.lease());
        this.held = new HeldMails(settings.heldMails(), settings.heldOctets());
        this.additions = new GroupCommit<>("queue-" + name + "-add", this::commit);
        this.keeper =
                Thread.ofPlatform().name("queue-" + name + "-keep").daemon().start(this::keep);
    }

    /// Adds a message; when this returns it is on disk.
    ///
    /// @throws StoreUnavailable when that cannot be now
    public void add(Submission submission) {
        additions.submit(submission, settings.patience());
    }

    /// Waits for a mail to work on.
    public HeldMail take() throws InterruptedException {
        return held.take();
    }

    /// The work is done: the mail leaves the queue, soon if not at once.
    public void complete(HeldMail mail) {
        completed.add(mail.mail().id());
        signal.release();
    }

    /// The work could not be done now: it is to be tried again, here if the lease can be kept.
    public void putOff(HeldMail mail, Duration delay) {
        held.offerLater(mail, delay);
    }

    /// The table behind it.
    public MailQueueStore store() {
        return store;
    }

    public String name() {
        return name;
    }

    /// Looks at the table as soon as there is room, and not only at the next poll.
    public void wakeUp() {
        more = true;
        signal.release();
    }

    /// Ends the leases on what was not worked on. Whoever takes mails must have stopped before.
    @Override
    public void close() {
        additions.close();
        closed = true;
        signal.release();
        try {
            keeper.join();
            takeOutCompleted();
            List<Long> left = held.ids();
            if (!left.isEmpty()) {
                store.release(left, lease.node(), Duration.ZERO);
            }
        } catch (StoreUnavailable e) {
            LOGGER.warn("Mails stay leased for {} after the end: {}", settings.lease(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<Submission> group) {
        List<MailQueueStore.Addition> additions = group.stream()
                .map(submission -> new MailQueueStore.Addition(submission, held.reserve(submission, more)))
                .toList();
        try {
            hand(additions, store.add(name, additions, lease));
        } catch (RuntimeException | Error e) {
            additions.stream()
                    .filter(MailQueueStore.Addition::claimed)
                    .forEach(addition -> held.giveUp(addition.submission()));
            throw e;
        }
    }

    private void hand(List<MailQueueStore.Addition> additions, List<QueuedMail> added) {
        Iterator<QueuedMail> mails = added.iterator();
        for (MailQueueStore.Addition addition : additions) {
            for (int i = 0; i < addition.submission().mails().size(); i++) {
                QueuedMail mail = mails.next();
                if (addition.claimed()
                        && addition.submission().content() instanceof Submission.Content.Fresh(Octets octets)) {
                    held.holdReserved(new HeldMail(mail, octets));
                } else {
                    more = true;
                }
            }
        }
    }

    private void keep() {
        while (!closed) {
            try {
                if (signal.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                    signal.drainPermits();
                }
                takeOutCompleted();
                renew();
                refill();
                found();
            } catch (StoreUnavailable e) {
                lost(e);
            } catch (InterruptedException e) {
                LOGGER.warn("Nobody but the queue itself ends this thread: {}", e.getMessage());
            } catch (RuntimeException | Error e) {
                LOGGER.error("The queue {} could not be looked after, trying again", name, e);
                pause();
            }
        }
    }

    private void takeOutCompleted() {
        List<Long> ids = new ArrayList<>();
        for (Long id = completed.poll(); id != null; id = completed.poll()) {
            ids.add(id);
        }
        if (ids.isEmpty()) {
            return;
        }
        try {
            store.complete(ids, lease.node());
            held.forget(ids);
        } catch (RuntimeException | Error e) {
            completed.addAll(ids);
            throw e;
        }
    }

    private void renew() {
        if (System.nanoTime() - renewedAt < lease.duration().toNanos() / 3) {
            return;
        }
        List<Long> ids = held.ids();
        if (!ids.isEmpty()) {
            store.renew(ids, lease);
        }
        renewedAt = System.nanoTime();
    }

    private void refill() {
        boolean lookAgain = System.nanoTime() - lookedAt >= settings.poll().toNanos();
        if (held.roomForMails() == 0 || !(lookAgain || (more && held.hasRoomFor(LARGEST_CLAIM)))) {
            return;
        }
        lookedAt = System.nanoTime();
        more = false;
        int room = held.reserveMails(LARGEST_CLAIM);
        List<HeldMail> claimed = List.of();
        try {
            claimed = claim(room);
        } finally {
            held.holdClaimed(room, claimed);
        }
        if (!claimed.isEmpty()) {
            wakeUp();
        }
    }

    private List<HeldMail> claim(int most) {
        // The lease on one of our own may have lapsed while the database was away; it is renewed by this.
        List<QueuedMail> mails = store.claim(name, most, held.roomForOctets(), lease).stream()
                .filter(mail -> !held.holds(mail.id()))
                .toList();
        Map<Long, Octets> octets = rawMessages.loadAll(
                mails.stream().map(QueuedMail::rawMessageId).distinct().toList());
        List<HeldMail> claimed = new ArrayList<>();
        for (QueuedMail mail : mails) {
            Optional.ofNullable(octets.get(mail.rawMessageId()))
                    .ifPresentOrElse(
                            message -> claimed.add(new HeldMail(mail, message)),
                            () -> LOGGER.error("The octets of {} are not in the database", mail));
        }
        return claimed;
    }

    private void found() {
        if (away) {
            away = false;
            LOGGER.info("The database is back, the queue {} goes on", name);
        }
    }

    private void lost(StoreUnavailable reason) {
        if (!away) {
            away = true;
            LOGGER.warn("The queue {} waits for the database: {}", name, reason.getMessage());
        }
        pause();
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(settings.poll().toMillis());
        } catch (InterruptedException e) {
            LOGGER.warn("Nobody but the queue itself ends this thread: {}", e.getMessage());
        }
    }
}
