package org.mailassay.store.intake;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
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

    /// A file that was handed in, by whatever way. The digest of its octets is its name, so the same octets count once,
    /// however often they come.
    public static Arrival ofFile(long accountId, Octets octets, Instant now) {
        String name = "file-" + HexFormat.of().formatHex(octets.sha256());
        return new Arrival(
                accountId,
                new ReceivedMessage(name, octets, new Envelope("", List.of()), new Connection.Unknown(), now),
                OptionalLong.empty(),
                Authentication.UNVERIFIED);
    }

    /// One whose verdict nobody explains.
    public Arrival(long accountId, ReceivedMessage message, OptionalLong rawMessageId, Authentication authenticated) {
        this(accountId, message, rawMessageId, authenticated, "");
    }
}
