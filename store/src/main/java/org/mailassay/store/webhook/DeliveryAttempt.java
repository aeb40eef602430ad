package org.mailassay.store.webhook;

import java.time.Instant;

/// How an attempt went.
///
/// @param outcome a code
/// @param status of the answer; 0 when there was none
/// @param response the beginning of the answer's body
public record DeliveryAttempt(
        int attempt,
        Instant beganAt,
        long milliseconds,
        DeliveryOutcome outcome,
        int status,
        String detail,
        String response) {}
