package org.mailassay.store.queue;

import java.time.Instant;

/// A mail in the queue.
///
/// @param id its row
/// @param rawMessageId where its octets are
/// @param size of the octets
/// @param attempts how often somebody began to work on it
/// @param enqueuedAt when it came into the queue
/// @param nextDelivery from when on it may be worked on
public record QueuedMail(
        long id,
        MailDetails details,
        long rawMessageId,
        int size,
        int attempts,
        Instant enqueuedAt,
        Instant nextDelivery) {}
