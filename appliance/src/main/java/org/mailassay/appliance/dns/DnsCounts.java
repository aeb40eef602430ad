package org.mailassay.appliance.dns;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.mailassay.analysis.dns.DnsAnswer;

/// What came of questions to the DNS since the start.
public final class DnsCounts {
    /// How a question ended that the resolvers were asked.
    public enum Outcome {
        /// There are records.
        FOUND,
        /// There is no such name.
        NO_SUCH_NAME,
        /// There are no such records.
        NO_DATA,
        /// Nobody answered in time.
        TIMEOUT,
        /// The resolver could not find it out, or did not want to.
        FAILED,
        /// The answer did not pass validation.
        BOGUS;

        /// As a label.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Outcome of(DnsAnswer answer) {
            return switch (answer) {
                case DnsAnswer.Found _ -> FOUND;
                case DnsAnswer.NoSuchName _ -> NO_SUCH_NAME;
                case DnsAnswer.NoData _ -> NO_DATA;
                case DnsAnswer.Failed failed ->
                    switch (failed.cause()) {
                        case TIMEOUT -> TIMEOUT;
                        case BOGUS -> BOGUS;
                        case SERVER_FAILURE, REFUSED, BAD_NAME, OTHER -> FAILED;
                    };
            };
        }
    }

    private final Map<Outcome, LongAdder> answers = new EnumMap<>(Outcome.class);
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    DnsCounts() {
        for (Outcome outcome : Outcome.values()) {
            answers.put(outcome, new LongAdder());
        }
    }

    /// Questions that the resolvers were asked and that ended so.
    public long of(Outcome outcome) {
        return answers.getOrDefault(outcome, new LongAdder()).sum();
    }

    /// Questions that a kept answer was there for.
    public long hits() {
        return hits.sum();
    }

    /// Questions that none was there for.
    public long misses() {
        return misses.sum();
    }

    void answered(DnsAnswer answer) {
        answers.getOrDefault(Outcome.of(answer), new LongAdder()).increment();
    }

    void lookedUp(boolean known) {
        (known ? hits : misses).increment();
    }
}
