package org.mailassay.store.queue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The mails that a node has the lease on: those that wait for somebody to work on them, those in work, and those done
/// with but not yet out of the table. Their number and their octets are bounded.
final class HeldMails {
    private final int mostMails;
    private final long mostOctets;
    private final AtomicLong mails = new AtomicLong();
    private final AtomicLong octets = new AtomicLong();
    private final AtomicLong sequence = new AtomicLong();
    private final ConcurrentMap<Long, HeldMail> byId = new ConcurrentHashMap<>();
    private final DelayQueue<Waiting> waiting = new DelayQueue<>();

    HeldMails(int mostMails, long mostOctets) {
        this.mostMails = mostMails;
        this.mostOctets = mostOctets;
    }

    /// Takes room for a message that is about to be stored, if it is to be worked on now and there is room.
    ///
    /// @param othersWait whether mails wait in the table: half of the room is then left to them, or they would wait
    ///     for as long as new ones come
    synchronized boolean reserve(Submission submission, boolean othersWait) {
        if (!(submission.content() instanceof Submission.Content.Fresh(var content))
                || submission.delay().isPositive()) {
            return false;
        }
        int number = submission.mails().size();
        int share = othersWait ? 2 : 1;
        if (mails.get() + number > mostMails / share
                || octets.get() + (long) number * content.length() > mostOctets / share) {
            return false;
        }
        take(number, content.length());
        return true;
    }

    /// Gives the room back: the message was not stored.
    void giveUp(Submission submission) {
        if (submission.content() instanceof Submission.Content.Fresh(var content)) {
            take(-submission.mails().size(), content.length());
        }
    }

    /// A mail for which room was reserved.
    void holdReserved(HeldMail mail) {
        byId.put(mail.mail().id(), mail);
        waiting.add(new Waiting(mail, System.nanoTime(), sequence.getAndIncrement()));
    }

    /// Takes room for mails that are about to be claimed from the table.
    ///
    /// @return for how many; at most that many
    synchronized int reserveMails(int most) {
        int room = Math.min(most, roomForMails());
        take(room, 0);
        return room;
    }

    /// The mails that came of it; the rest of the room is given back.
    void holdClaimed(int reserved, List<HeldMail> claimed) {
        claimed.forEach(mail -> {
            octets.addAndGet(mail.octets().length());
            holdReserved(mail);
        });
        take(claimed.size() - reserved, 0);
    }

    boolean holds(long id) {
        return byId.containsKey(id);
    }

    /// Waits for the next one to work on.
    HeldMail take() throws InterruptedException {
        return waiting.take().mail();
    }

    /// Offers one again that was taken.
    void offerLater(HeldMail mail, Duration delay) {
        waiting.add(new Waiting(mail, System.nanoTime() + delay.toNanos(), sequence.getAndIncrement()));
    }

    /// These are out of the table.
    void forget(List<Long> ids) {
        for (Long id : ids) {
            HeldMail gone = byId.remove(id);
            if (gone != null) {
                take(-1, gone.octets().length());
            }
        }
    }

    List<Long> ids() {
        return List.copyOf(byId.keySet());
    }

    /// Whether that many more, or a quarter of all, can be held, and a sixteenth of the octets: each look at the table
    /// passes over the mails that are held, so it is to bring many.
    boolean hasRoomFor(int more) {
        return roomForMails() >= Math.min(more, mostMails / 4) && roomForOctets() >= mostOctets / 16;
    }

    int roomForMails() {
        return (int) Math.max(0, mostMails - mails.get());
    }

    long roomForOctets() {
        return Math.max(0, mostOctets - octets.get());
    }

    private void take(int number, int size) {
        mails.addAndGet(number);
        octets.addAndGet((long) number * size);
    }

    private record Waiting(HeldMail mail, long readyAt, long number) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(readyAt - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            Waiting that = (Waiting) other;
            int byTime = Long.signum(readyAt - that.readyAt);
            return byTime != 0 ? byTime : Long.compare(number, that.number);
        }
    }
}
