package org.mailassay.store.intake;

import java.util.OptionalLong;
import org.mailassay.analysis.message.ReceivedMessage;

/// A message, or a file that was handed in, that reached an account's reporting address.
///
/// @param message its name counts: under one name, of at most [#LONGEST_NAME] chars, an account takes a message once
/// @param rawMessageId where the octets are stored already; empty when the intake is to store them
/// @param authenticated the verdict on the message itself
/// @param authenticationResults how it came about, as the value of an Authentication-Results field (RFC 8601);
///     empty when nothing was evaluated
public record Arrival(
        long accountId,
        ReceivedMessage message,
        OptionalLong rawMessageId,
        Authentication authenticated,
        String authenticationResults) {
    public static final int LONGEST_NAME = 500;

    public Arrival {
        if (message.name().length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "A mail name of " + message.name().length() + " chars");
        }
    }

    /// One whose verdict nobody explains.
    public Arrival(long accountId, ReceivedMessage message, OptionalLong rawMessageId, Authentication authenticated) {
        this(accountId, message, rawMessageId, authenticated, "");
    }
}
