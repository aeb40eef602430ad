package org.mailassay.api.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.mailassay.analysis.message.Octets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the body of a request within the limits of size and time.
public final class RequestBody {
    private static final Logger LOG = LoggerFactory.getLogger(RequestBody.class);

    private final int maximumBytes;
    private final Duration deadline;

    /// @param deadline time within which the whole body must have arrived
    public RequestBody(int maximumBytes, Duration deadline) {
        this.maximumBytes = maximumBytes;
        this.deadline = deadline;
    }

    /// Reads a JSON object that holds no other fields than the known ones.
    public JsonFields json(ServerRequest request, Set<String> knownFields) {
        requireType(request, "application/json");
        return json(text(request, maximumBytes), knownFields);
    }

    /// As [#json], and without a body an object without fields.
    JsonFields jsonOrNothing(ServerRequest request, Set<String> knownFields, int maximum) {
        requireType(request, "application/json");
        String text = text(request, maximum);
        return json(text.isBlank() ? "{}" : text, knownFields);
    }

    /// Reads a body of any type.
    Octets octets(ServerRequest request, int maximum) {
        try {
            return Octets.of(request.content().hasEntity() ? bytes(request, maximum) : new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonFields json(String text, Set<String> knownFields) {
        return switch (JsonReader.read(text)) {
            case JsonReader.Reading.Malformed(String reason) ->
                throw Problem.badRequest(reason).refused();
            case JsonReader.Reading.Read(JsonValue document) -> JsonFields.of(document, knownFields);
        };
    }

    /// Reads the fields of an HTML form.
    public QueryParameters form(ServerRequest request) {
        requireType(request, "application/x-www-form-urlencoded");
        return QueryParameters.parse(text(request, maximumBytes));
    }

    /// Refuses a body where none is read. An empty JSON object is let pass, for clients that always send one.
    public void requireNone(ServerRequest request) {
        if (request.content().hasEntity()) {
            json(request, Set.of());
        }
    }

    private void requireType(ServerRequest request, String type) {
        if (request.content().hasEntity() && !mediaType(request).equals(type)) {
            throw Problem.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body must be sent as " + type + ".")
                    .refused();
        }
    }

    /// In lower case and without parameters; empty when none is given.
    static String mediaType(ServerRequest request) {
        String given = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        int parameters = given.indexOf(';');
        return (parameters < 0 ? given : given.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    private String text(ServerRequest request, int maximum) {
        if (!request.content().hasEntity()) {
            return "";
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(request, maximum)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.badRequest("The body is not UTF-8.").refused();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes(ServerRequest request, int maximum) throws IOException {
        // Never closed: closing waits for more of a body that is not read to its end.
        InputStream body = request.content().inputStream();
        Exchange.of(request).reading(body);
        return readWithinLimits(request, body, maximum);
    }

    private byte[] readWithinLimits(ServerRequest request, InputStream body, int maximum) throws IOException {
        long start = System.nanoTime();
        ByteArrayOutputStream octets = new ByteArrayOutputStream(1024);
        byte[] buffer = new byte[4096];
        for (int read = read(request, body, buffer); read >= 0; read = read(request, body, buffer)) {
            octets.write(buffer, 0, read);
            if (octets.size() > maximum) {
                throw Problem.of(ErrorCode.PAYLOAD_TOO_LARGE, "The body is larger than " + maximum + " bytes.")
                        .refused();
            }
            if (System.nanoTime() - start > deadline.toNanos()) {
                throw Problem.of(ErrorCode.REQUEST_TIMEOUT, "The body did not arrive in time.")
                        .refused();
            }
        }
        return octets.toByteArray();
    }

    /// The server throws for a chunk that is none (RFC 9112, section 7.1); a client that is gone is another matter.
    private static int read(ServerRequest request, InputStream body, byte[] buffer) throws IOException {
        try {
            return body.read(buffer);
        } catch (CloseConnectionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.debug("The body of a request could not be read", e);
            // Where the next chunk begins nobody knows.
            Exchange.of(request).reading(InputStream.nullInputStream());
            throw Problem.badRequest("The body could not be read.").refused();
        }
    }
}
