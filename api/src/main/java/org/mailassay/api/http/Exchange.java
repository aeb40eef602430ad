package org.mailassay.api.http;

import io.helidon.webserver.http.ServerRequest;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.Optional;
import org.mailassay.store.account.KeyHolder;

/// One request on its way, and what its answer's headers, its log line and the metrics need to know of it.
final class Exchange {
    private final String requestId;
    private final Family family;
    private final InetAddress client;
    private final Origin origin;
    private final Runnable extension;
    private String route = "";
    private Optional<InputStream> body = Optional.empty();
    private Optional<RateLimit> limit = Optional.empty();
    private Optional<KeyHolder> caller = Optional.empty();

    /// @param extension gives the exchange as much time as it had at its beginning
    Exchange(String requestId, Family family, InetAddress client, Origin origin, Runnable extension) {
        this.requestId = requestId;
        this.family = family;
        this.client = client;
        this.origin = origin;
        this.extension = extension;
    }

    /// The exchange that the frame around every request has begun.
    static Exchange of(ServerRequest request) {
        return request.context().get(Exchange.class).orElseThrow();
    }

    String requestId() {
        return requestId;
    }

    Family family() {
        return family;
    }

    InetAddress client() {
        return client;
    }

    /// How the client reached the appliance.
    Origin origin() {
        return origin;
    }

    /// The client has taken a part of a long answer.
    void progress() {
        extension.run();
    }

    /// The path template that the request matched; empty when it matched none.
    String route() {
        return route;
    }

    void matched(String template) {
        route = template;
    }

    Optional<RateLimit> limit() {
        return limit;
    }

    void counted(RateLimit counted) {
        limit = Optional.of(counted);
    }

    /// The request's body when somebody has begun to read it, which can be done once.
    Optional<InputStream> body() {
        return body;
    }

    void reading(InputStream begun) {
        body = Optional.of(begun);
    }

    /// Whose key the request brought, once that is known.
    Optional<KeyHolder> caller() {
        return caller;
    }

    void identified(KeyHolder holder) {
        caller = Optional.of(holder);
    }
}
