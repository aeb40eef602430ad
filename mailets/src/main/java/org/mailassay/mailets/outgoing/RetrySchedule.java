package org.mailassay.mailets.outgoing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// When a mail that could not be delivered is tried again (RFC 5321, section 4.5.4.1).
///
/// @param pauses after the first attempt, the second, and so on; the last one again and again
/// @param limit how old a mail may become
public record RetrySchedule(List<Duration> pauses, Duration limit) {
    /// Soon, because of greylisting, and then less and less often; four days, as the RFC asks for.
    public static final RetrySchedule DEFAULT = new RetrySchedule(
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(4)),
            Duration.ofDays(4));

    public RetrySchedule {
        pauses = List.copyOf(pauses);
        if (pauses.isEmpty()) {
            throw new IllegalArgumentException("A schedule needs a pause");
        }
    }

    /// How long to wait; empty when it is time to give up.
    ///
    /// @param attempt the one that has failed, from 1
    /// @param age of the mail
    Optional<Duration> pause(int attempt, Duration age) {
        Duration pause = pauses.get(Math.min(attempt, pauses.size()) - 1);
        return age.compareTo(limit) < 0 ? Optional.of(pause) : Optional.empty();
    }
}
