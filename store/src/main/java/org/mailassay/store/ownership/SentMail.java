package org.mailassay.store.ownership;

import java.time.Instant;
import java.util.Optional;
import org.mailassay.store.outgoing.OutgoingState;

/// A mail that asks for a confirmation, and what became of it.
///
/// @param host the name that its link proves
/// @param state empty when it could not be handed over
/// @param status of the last try, or of what a server said later (RFC 3463); empty as long as there was neither
/// @param reply of the same, as the server gave it or in our words
/// @param nextAttemptAt empty when there will be none
public record SentMail(
        long subjectId,
        String host,
        String recipient,
        Instant createdAt,
        Optional<OutgoingState> state,
        String status,
        String reply,
        Optional<Instant> nextAttemptAt) {}
