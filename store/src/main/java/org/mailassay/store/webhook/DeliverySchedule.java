package org.mailassay.store.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When a delivery that failed is tried again: at ever longer intervals, for a day, the last time at its end.
final class DeliverySchedule {
    static final Duration GIVE_UP = Duration.ofHours(24);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4));

    private static final int MOST_RESTS = 60;

    private DeliverySchedule() {}

    /// The next attempt; empty when there is none any more.
    static Optional<Instant> next(DeliveryJob failed, Instant now) {
        Instant end = failed.createdAt().plus(GIVE_UP);
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        Instant next = now.plus(PAUSES.get(Math.min(failed.attempt(), PAUSES.size()) - 1));
        return Optional.of(next.isBefore(end) ? next : end);
    }

    /// How long a webhook is left alone after so many failures in a row, whatever waits for it.
    static Duration rest(int failures) {
        return failures < 3 ? Duration.ZERO : Duration.ofSeconds(10L * Math.min(failures, MOST_RESTS));
    }
}
