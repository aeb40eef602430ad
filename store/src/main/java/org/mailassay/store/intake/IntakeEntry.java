package org.mailassay.store.intake;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One message in the intake log.
///
/// @param mailName the name under which the mail server held it
/// @param reversePath the envelope's sender; empty for the null reverse-path or a file
/// @param client who brought it; empty when it did not come by SMTP
/// @param size octets
/// @param authenticationResults how `authenticated` came about, as in an Authentication-Results field; empty when
///     nothing was evaluated
/// @param reason a documented code; empty when everything in the message was taken
/// @param detail for a person; may be empty
/// @param outcomes one for each thing found in it, in the order found
public record IntakeEntry(
        long id,
        String mailName,
        long rawMessageId,
        Instant receivedAt,
        String reversePath,
        Optional<InetAddress> client,
        int size,
        Authentication authenticated,
        String authenticationResults,
        Fate fate,
        String reason,
        String detail,
        List<Outcome> outcomes) {
    public IntakeEntry {
        outcomes = List.copyOf(outcomes);
    }

    /// Where a list goes on after this entry.
    public IntakeCursor cursor() {
        return new IntakeCursor(receivedAt, id);
    }
}
