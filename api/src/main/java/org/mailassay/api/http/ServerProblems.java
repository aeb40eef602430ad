package org.mailassay.api.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Answers requests that the server gives up before any route is asked: a malformed head, a line too long, too many at
/// once. They have the shape of every other problem, and none of the server's own words.
public final class ServerProblems implements DirectHandler {
    private static final Map<Integer, String> MESSAGES = Map.of(
            400, "The request is malformed.",
            413, "The body is larger than the limit.",
            414, "The request line is longer than the limit.");

    private final boolean secure;

    /// @param secure whether it is for HTTPS
    public ServerProblems(boolean secure) {
        this.secure = secure;
    }

    /// What the server cannot make a request of ends in an illegal argument within it, not in a refusal.
    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType eventType,
            Status status,
            ServerResponseHeaders headers,
            Throwable thrown,
            System.@Nullable Logger logger) {
        boolean malformed = thrown.getCause() instanceof IllegalArgumentException;
        return handle(request, eventType, malformed ? Status.BAD_REQUEST_400 : status, headers, "");
    }

    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType eventType,
            Status status,
            ServerResponseHeaders headers,
            String message) {
        ErrorCode code = ErrorCode.ofStatus(status.code());
        String requestId = Optional.ofNullable(MDC.get(RequestFrame.REQUEST_ID))
                .orElseGet(() -> UUID.randomUUID().toString());
        Problem problem = code == ErrorCode.SERVICE_UNAVAILABLE
                ? Problem.unavailable("Too many requests are being answered at this moment.")
                : Problem.of(code, MESSAGES.getOrDefault(code.status(), "The request could not be answered."));
        TransportResponse.Builder response = TransportResponse.builder()
                .status(Status.create(code.status()))
                .keepAlive(false)
                .header(HeaderNames.CONTENT_TYPE, "application/json; charset=utf-8")
                .header(HeaderNames.create("X-Request-Id"), requestId)
                .entity(JsonWriter.octets(json -> Family.of(request.path()).writeProblem(json, problem, requestId)));
        Responder.securityHeaders().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        if (secure) {
            response.header(HeaderNames.create(Responder.STRICT_TRANSPORT), Responder.STRICT_TRANSPORT_VALUE);
        }
        problem.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        return response.build();
    }
}
