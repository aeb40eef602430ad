package org.mailassay.api.audit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.ErrorCode;
import org.mailassay.api.http.Places;
import org.mailassay.api.http.Problem;
import org.mailassay.api.http.RefusedRequest;

/// Reads a message that comes with a request instead of by mail: the field `message` of a JSON object, as text or in
/// base64, or the whole body when its type is `message/rfc822`.
final class UploadedMessage {
    private static final String MESSAGE = "message";

    /// Bodies up to this size are read by any number of requests at once.
    private static final int SMALL = 64 << 10;

    /// Requests with larger ones, of all and of one account; each takes several times its size of memory.
    private static final int LARGE_AT_ONCE = 2;

    private static final int LARGE_OF_ONE = 1;

    /// For which a request waits until others are done.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final int maximum;
    private final Places large = new Places(LARGE_AT_ONCE, LARGE_OF_ONE);

    /// @param maximum octets of a message
    UploadedMessage(int maximum) {
        this.maximum = maximum;
    }

    /// The message, if there is one.
    Optional<ReceivedMessage> read(Call call) {
        long length = call.bodyLength().orElse(Long.MAX_VALUE);
        if (length <= SMALL) {
            return octets(call).map(octets -> received(call, octets));
        }
        try (Places.Place _ = large.take(call.account().id(), PATIENCE).orElseThrow(UploadedMessage::busy)) {
            return octets(call).map(octets -> received(call, octets));
        }
    }

    private static RefusedRequest busy() {
        return Problem.unavailable("Other messages are being uploaded at this moment.")
                .refused();
    }

    private Optional<Octets> octets(Call call) {
        if (call.mediaType().equals("message/rfc822")) {
            return Optional.of(checked(call.octets(maximum)));
        }
        // Base64 makes four characters of three octets, and a line end after some.
        int longest = Math.toIntExact(Math.min(Integer.MAX_VALUE, maximum / 3L * 4 + maximum / 16 + SMALL));
        return call.jsonOrNothing(Set.of(MESSAGE), longest)
                .textIfGiven(MESSAGE)
                .map(UploadedMessage::decoded)
                .map(this::checked);
    }

    /// A header field has a colon, which base64 has not.
    private static Octets decoded(String text) {
        if (text.indexOf(':') >= 0) {
            return Octets.of(text.getBytes(StandardCharsets.UTF_8));
        }
        if (!text.matches("[A-Za-z0-9+/=\\s]*+")) {
            throw Problem.badRequest("The field \"message\" is neither a message nor base64.")
                    .refused();
        }
        try {
            return Octets.of(Base64.getMimeDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("The field \"message\" is not valid base64.")
                    .refused();
        }
    }

    private Octets checked(Octets octets) {
        if (octets.length() > maximum) {
            throw Problem.of(ErrorCode.PAYLOAD_TOO_LARGE, "The message is larger than " + maximum + " bytes.")
                    .refused();
        }
        if (octets.indexOf((byte) ':', 0) < 0) {
            throw Problem.badRequest("The message has no header.").refused();
        }
        return octets;
    }

    private static ReceivedMessage received(Call call, Octets octets) {
        return new ReceivedMessage(
                "upload-" + call.requestId(),
                octets,
                new Envelope("", List.of()),
                new Connection.Unknown(),
                call.now());
    }
}
