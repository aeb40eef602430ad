package org.mailassay.api.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.mailassay.store.account.KeyHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/// What stands around every request: its id, one log line, one measurement, its deadline.
public final class RequestFrame implements Filter {
    /// The name under which log lines carry the request's id.
    static final String REQUEST_ID = "request_id";

    /// The methods that are counted by name: a stranger can make up any number of others.
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final Duration[] BUCKETS = Stream.of(2, 5, 10, 20, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private static final Logger ACCESS = LoggerFactory.getLogger("org.mailassay.api.access");

    private final ClientAddresses clientAddresses;
    private final ProxiedClients proxied;
    private final MeterRegistry meters;
    private final Deadlines deadlines;

    public RequestFrame(
            ClientAddresses clientAddresses, ProxiedClients proxied, MeterRegistry meters, Deadlines deadlines) {
        this.clientAddresses = clientAddresses;
        this.proxied = proxied;
        this.meters = meters;
        this.deadlines = deadlines;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        long start = System.nanoTime();
        Exchange exchange = begin(request);
        MDC.put(REQUEST_ID, exchange.requestId());
        try {
            request.context().register(exchange);
            if (BodyLength.isAmbiguous(request.headers())) {
                response.header(HeaderValues.CONNECTION_CLOSE);
                Responder.problem(request, response, Problem.badRequest("The length of the body is not clear."));
            } else {
                chain.proceed();
            }
        } finally {
            deadlines.finished(Deadlines.Ends.of(request.localPeer(), request.remotePeer()));
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            measure(request, response, exchange, took);
            log(request, response, exchange, took);
            MDC.remove(REQUEST_ID);
        }
        closeWhenLast(request, response);
    }

    /// Ends the connection that its answer said the end of (RFC 9112, section 9.6); the server itself would go on, and
    /// take a body that nobody has read for the next request.
    private void closeWhenLast(RoutingRequest request, RoutingResponse response) {
        boolean bodyIsLeft = UnreadBody.isLeft(request);
        if (bodyIsLeft && !BodyLength.isAmbiguous(request.headers())) {
            deadlines.lingering(Deadlines.Ends.of(request.localPeer(), request.remotePeer()));
            UnreadBody.discard(request);
        }
        if (bodyIsLeft || response.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
            throw new CloseConnectionException("this was the connection's last request");
        }
    }

    private Exchange begin(RoutingRequest request) {
        Deadlines.Ends ends = Deadlines.Ends.of(request.localPeer(), request.remotePeer());
        InetAddress peer = proxied.client(ends)
                .orElseGet(() -> ((InetSocketAddress) request.remotePeer().address()).getAddress());
        List<String> forwardedFor = request.headers().all(HeaderNames.X_FORWARDED_FOR, List::of);
        return new Exchange(
                UUID.randomUUID().toString(),
                Family.of(request.path().rawPath()),
                clientAddresses.client(peer, forwardedFor),
                clientAddresses.trusts(peer) ? Origin.forwarded(request) : Origin.of(request),
                () -> deadlines.progressed(ends));
    }

    private void measure(RoutingRequest request, RoutingResponse response, Exchange exchange, Duration took) {
        String method = request.prologue().method().text();
        Timer.builder("mailassay.http.requests")
                .description("HTTP requests answered, by route")
                .tag("family", exchange.family().name().toLowerCase(Locale.ROOT))
                .tag("route", exchange.route().isEmpty() ? "none" : exchange.route())
                .tag("method", METHODS.contains(method) ? method : "other")
                .tag("status", Integer.toString(response.status().code()))
                .serviceLevelObjectives(BUCKETS)
                .register(meters)
                .record(took);
    }

    private static void log(RoutingRequest request, RoutingResponse response, Exchange exchange, Duration took) {
        // Whoever watches asks every few seconds: only a bad answer to that is worth a line.
        boolean watched =
                exchange.route().startsWith("/health") && response.status().code() == 200;
        ACCESS.atLevel(watched ? Level.DEBUG : Level.INFO)
                .log(
                        "{} {} {} {} ms, {}, client {}",
                        Printable.bounded(request.prologue().method().text()),
                        Printable.bounded(request.prologue().uriPath().rawPath()),
                        response.status().code(),
                        took.toMillis(),
                        exchange.caller().map(RequestFrame::described).orElse("no key"),
                        exchange.client().getHostAddress());
    }

    private static String described(KeyHolder holder) {
        return "account " + holder.account().id() + ", key " + holder.id().id();
    }
}
