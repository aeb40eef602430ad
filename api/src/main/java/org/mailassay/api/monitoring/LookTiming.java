package org.mailassay.api.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.mailassay.analysis.timeline.TimelineChange;

/// When a domain is looked at again.
///
/// @param interval between two looks that had every answer
/// @param random from 0 to 1: domains that were added together must not stay together
public record LookTiming(Duration interval, DoubleSupplier random) {
    /// After the first look that had not every answer; each further one doubles it.
    private static final Duration FIRST_RETRY = Duration.ofMinutes(5);

    /// After a look that found a set absent: the next one decides whether it is gone, so it must not be told what a
    /// resolver remembers. Those keep an absence for an hour as a rule (RFC 2308, section 5 allows up to three).
    private static final Duration CONFIRMATION = Duration.ofMinutes(75);

    /// The time of the next look: a tenth of the pause earlier or later than the rule says.
    Instant next(Instant at, TimelineChange change, int failures) {
        Duration pause = interval;
        Optional<Duration> confirmation = confirmation(at, change);
        if (confirmation.isPresent()) {
            pause = shorter(pause, confirmation.get());
        } else if (failures > 0) {
            pause = shorter(pause, FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, 20)));
        }
        return at.plusMillis(Math.round(pause.toMillis() * (0.9 + 0.2 * random.getAsDouble())));
    }

    /// How long until the first of the absences can be decided. One that an earlier look began waits for the rest of
    /// its time: a look in between must not put the decision off.
    private static Optional<Duration> confirmation(Instant at, TimelineChange change) {
        return Stream.concat(
                        change.missed().stream().map(_ -> at),
                        change.stillAbsent().stream().flatMap(row -> row.absentSince().stream()))
                .min(Comparator.naturalOrder())
                .map(since -> Duration.between(at, since.plus(CONFIRMATION)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
