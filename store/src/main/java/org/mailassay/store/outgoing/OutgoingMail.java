package org.mailassay.store.outgoing;

import java.time.Instant;
import java.util.Optional;

/// An outgoing mail with what became of it so far.
///
/// @param purpose in the word of whoever handed it over
/// @param returnPath empty for the null reverse-path
/// @param size of the octets
/// @param attempts how many were begun
/// @param nextAttemptAt empty when there will be none
/// @param finishedAt empty as long as it is neither delivered nor bounced
/// @param last what the last try came to; what a server refused shows here why
/// @param returned of a bounced mail that a server had taken over: what was said later
public record OutgoingMail(
        OutgoingKey key,
        String purpose,
        String returnPath,
        String forwardPath,
        int size,
        OutgoingState state,
        int attempts,
        Instant createdAt,
        Optional<Instant> nextAttemptAt,
        Optional<Instant> finishedAt,
        Optional<DeliveryTry> last,
        Optional<DeliveryNotice> returned) {}
