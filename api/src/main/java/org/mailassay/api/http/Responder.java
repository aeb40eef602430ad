package org.mailassay.api.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes an answer or a problem to the wire, with the header fields of every answer.
final class Responder {
    private static final Logger LOG = LoggerFactory.getLogger(Responder.class);

    /// An API's answer is data: nothing in it is to be run, framed, guessed at or kept.
    private static final Map<String, String> SECURITY_HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

    /// From now on for a year, the client comes over HTTPS only (RFC 6797, section 6.1).
    static final String STRICT_TRANSPORT = "Strict-Transport-Security";

    static final String STRICT_TRANSPORT_VALUE = "max-age=31536000";

    private Responder() {}

    /// The header fields of an answer that was given before its request reached any code of ours.
    static Map<String, String> securityHeaders() {
        return SECURITY_HEADERS;
    }

    /// Answers with what the function gives, or with the problem that it ended in.
    ///
    /// @param template the path template that the request matched
    static void respond(
            ServerRequest request, ServerResponse response, String template, Function<ServerRequest, Answer> answer) {
        Exchange.of(request).matched(template);
        try {
            answer(request, response, answer.apply(request));
        } catch (RefusedRequest e) {
            problem(request, response, e.problem());
        } catch (StoreUnavailable e) {
            LOG.error("The database did not answer a request", e);
            problem(request, response, Problem.unavailable("The database is not available."));
        } catch (UncheckedIOException e) {
            // Nothing but the client's connection is read or written here.
            throw new CloseConnectionException("the client is gone", e);
        }
    }

    static void problem(ServerRequest request, ServerResponse response, Problem problem) {
        Exchange exchange = Exchange.of(request);
        problem.headers().forEach(response::header);
        answer(
                request,
                response,
                new Answer.Json(
                        exchange.family().status(problem.code()),
                        json -> exchange.family().writeProblem(json, problem, exchange.requestId())));
    }

    static void answer(ServerRequest request, ServerResponse response, Answer answer) {
        SECURITY_HEADERS.forEach(response::header);
        Exchange exchange = Exchange.of(request);
        if (exchange.origin().secure()) {
            response.header(STRICT_TRANSPORT, STRICT_TRANSPORT_VALUE);
        }
        response.header("X-Request-Id", exchange.requestId());
        exchange.limit().ifPresent(limit -> {
            response.header("X-RateLimit-Limit", Integer.toString(limit.limit()));
            response.header("X-RateLimit-Remaining", Long.toString(limit.remaining()));
            response.header("X-RateLimit-Reset", Long.toString(limit.reset().getEpochSecond()));
        });
        if (UnreadBody.isLeft(request) || isLast(request)) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        switch (answer) {
            case Answer.Json(int status, JsonBody body) -> {
                response.status(status).header(HeaderNames.CONTENT_TYPE, "application/json; charset=utf-8");
                JsonWriter json = new JsonWriter(new HeldOutput(request, response));
                body.write(json);
                json.finish();
            }
            case Answer.Download(String fileName, String mediaType, Octets octets) -> {
                response.header(HeaderNames.CONTENT_TYPE, mediaType);
                response.header("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
                send(request, response, octets.toByteArray());
            }
            case Answer.Stream(String mediaType, Map<String, String> headers, Answer.Stream.Body body) -> {
                headers.forEach(response::header);
                response.header(HeaderNames.CONTENT_TYPE, mediaType);
                stream(request, response, body);
            }
            case Answer.Nothing() -> response.status(204).send();
            case Answer.Page(int status, String mediaType, String text, Map<String, String> headers) -> {
                headers.forEach(response::header);
                response.status(status).header(HeaderNames.CONTENT_TYPE, mediaType + "; charset=utf-8");
                send(request, response, text.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /// Each part is on its way when it is written. Closing sends the last chunk, so that comes after success alone.
    private static void stream(ServerRequest request, ServerResponse response, Answer.Stream.Body body) {
        if (request.prologue().method().equals(Method.HEAD)) {
            response.send();
            return;
        }
        try {
            OutputStream out = response.outputStream();
            body.write(out);
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloseConnectionException("the server is about to stop", e);
        } catch (StoreUnavailable e) {
            LOG.error("The database did not answer in the middle of an answer", e);
            throw new CloseConnectionException("the answer breaks off", e);
        }
    }

    /// Whether the client says that it sends no more (RFC 9112, section 9.6), which may stand among other options.
    private static boolean isLast(ServerRequest request) {
        return request.headers().all(HeaderNames.CONNECTION, List::of).stream()
                .flatMap(field -> Arrays.stream(field.split(",", -1)))
                .anyMatch(option -> option.strip().equalsIgnoreCase("close"));
    }

    /// Sends a whole body, or its length alone when only that was asked for (RFC 9110, section 9.3.2).
    static void send(ServerRequest request, ServerResponse response, byte[] octets) {
        if (request.prologue().method().equals(Method.HEAD)) {
            response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(octets.length));
            response.send();
        } else {
            response.send(octets);
        }
    }
}
