package org.mailassay.store.intake;

import java.util.OptionalLong;
import org.mailassay.analysis.message.ReceivedMessage;

/// A message, or a file that was handed in, that reached an account's reporting address.
///
/// @param message its name counts: under one name, of at most [#LONGEST_NAME] chars, an account takes a message once
/// @param rawMessageId where the octets are stored already; empty when the intake is to store them
/// @param authenticated the verdict on the message itself
public record Arrival(
        long accountId, ReceivedMessage message, OptionalLong rawMessageId, Authentication authenticated) {
    public static final int LONGEST_NAME = 500;

    public Arrival {
        if (message.name().length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "A mail name of " + message.name().length() + " chars");
        }
    }
}
