package org.mailassay.appliance.dns;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsQuestion;

/// Answers kept as long as their TTLs allow, within a bound of memory; the least recently used go first.
final class AnswerCache {
    /// A TTL is cut to this: a mistake in a zone is not kept for years (RFC 1035, section 3.2.1 allows 68).
    private static final Duration LONGEST = Duration.ofDays(1);

    /// RFC 2308, section 5 finds one to three hours sensible for absence.
    private static final Duration LONGEST_ABSENCE = Duration.ofHours(1);

    /// Failures are remembered too, shortly (RFC 9520, section 3.2).
    private static final Duration FAILURE = Duration.ofSeconds(5);

    /// What an entry takes besides the octets of its records, about.
    private static final long OVERHEAD = 400;

    private final long capacity;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<DnsQuestion, Entry> entries = new LinkedHashMap<>(256, 0.75f, true);
    private long octets;

    AnswerCache(long capacity, InstantSource clock) {
        this.capacity = capacity;
        this.clock = clock;
    }

    private record Entry(DnsAnswer answer, Instant expires, long octets) {}

    /// An answer that still holds. The TTL of a found one is what is left of it.
    Optional<DnsAnswer> get(DnsQuestion question) {
        Instant now = clock.instant();
        lock.lock();
        try {
            Entry entry = entries.get(question);
            if (entry == null) {
                return Optional.empty();
            }
            if (!now.isBefore(entry.expires)) {
                entries.remove(question);
                octets -= entry.octets;
                return Optional.empty();
            }
            return Optional.of(aged(entry.answer, Duration.between(now, entry.expires)));
        } finally {
            lock.unlock();
        }
    }

    private static DnsAnswer aged(DnsAnswer answer, Duration left) {
        return answer instanceof DnsAnswer.Found found
                ? new DnsAnswer.Found(found.records(), found.aliases(), left, found.security())
                : answer;
    }

    /// Keeps an answer.
    ///
    /// @param timeToLive how long the servers let it be kept; for a failure it is not asked
    /// @param size how many octets its records have
    void put(DnsQuestion question, DnsAnswer answer, Duration timeToLive, int size) {
        Duration longest = switch (answer) {
            case DnsAnswer.Found found -> shorter(timeToLive, LONGEST);
            case DnsAnswer.NoSuchName none -> shorter(timeToLive, LONGEST_ABSENCE);
            case DnsAnswer.NoData none -> shorter(timeToLive, LONGEST_ABSENCE);
            case DnsAnswer.Failed failed -> FAILURE;
        };
        if (!longest.isPositive()) {
            return;
        }
        long weight = OVERHEAD + question.name().length() + 2L * size;
        Entry entry = new Entry(answer, clock.instant().plus(longest), weight);
        lock.lock();
        try {
            Entry replaced = entries.put(question, entry);
            octets += weight - (replaced == null ? 0 : replaced.octets);
            for (Iterator<Entry> eldest = entries.values().iterator(); octets > capacity && eldest.hasNext(); ) {
                octets -= eldest.next().octets;
                eldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
