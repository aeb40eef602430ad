package org.mailassay.store.outgoing;

import java.time.Instant;

/// What was tried with one host within an attempt, or why there was no host to try.
///
/// @param attempt of the mail, from 1
/// @param place within the attempt, from 1
/// @param outcome [OutgoingState#DELIVERED], [OutgoingState#DEFERRED] or [OutgoingState#BOUNCED]
/// @param stage how far it came: `dns`, `policy`, `connect`, `greeting`, `ehlo`, `starttls`, `auth`, `mail`, `rcpt`,
///     `data`, `message`, or `given-up` when no time for further attempts was left
/// @param host the name; empty when none was found
/// @param address empty when no connection was tried
/// @param code of the reply; 0 when there was none
/// @param status RFC 3463, as the host gave it or else as it follows from what happened
/// @param reply as the host gave it, or in our words what went wrong
public record DeliveryTry(
        int attempt,
        int place,
        Instant beganAt,
        Instant endedAt,
        OutgoingState outcome,
        String stage,
        String host,
        String address,
        int port,
        int code,
        String status,
        String reply,
        TlsFacts tls) {}
