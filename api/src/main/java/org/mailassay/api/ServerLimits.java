package org.mailassay.api;

import java.time.Duration;

/// How much of the server clients may take.
///
/// @param connections open at the same time; more wait to be accepted
/// @param requestsAtOnce answered at the same time; more get 503
/// @param bodyBytes of one request
/// @param headTime for the head of a request to arrive
/// @param exchangeTime from there to the end of the answer
/// @param idleTime that a connection may stay open between requests
/// @param keylessPerMinute requests of one client address without a key
public record ServerLimits(
        int connections,
        int requestsAtOnce,
        int bodyBytes,
        Duration headTime,
        Duration exchangeTime,
        Duration idleTime,
        int keylessPerMinute) {
    public static final ServerLimits DEFAULT = new ServerLimits(
            2_000, 256, 64 << 10, Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofMinutes(1), 2);
}
