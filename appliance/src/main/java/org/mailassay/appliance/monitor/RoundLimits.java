package org.mailassay.appliance.monitor;

import java.time.Duration;

/// How fast one process goes its rounds.
///
/// @param atOnce looks under way at one time
/// @param perSecond looks begun in a second
/// @param poll how long it waits when nothing is due
public record RoundLimits(int atOnce, int perSecond, Duration poll) {
    /// How soon what is due is found.
    public static final Duration POLL = Duration.ofSeconds(5);
}
