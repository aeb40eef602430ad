package org.mailassay.api.http;

import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.util.Set;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.KeyHolder;

/// A request of a known caller, as a resource sees it.
public final class Call {
    private final ServerRequest request;
    private final Exchange exchange;
    private final KeyHolder caller;
    private final RequestBody bodies;
    private final Instant now;

    Call(ServerRequest request, Exchange exchange, KeyHolder caller, RequestBody bodies, Instant now) {
        this.request = request;
        this.exchange = exchange;
        this.caller = caller;
        this.bodies = bodies;
        this.now = now;
    }

    public String requestId() {
        return exchange.requestId();
    }

    /// The account whose data alone may be read or changed.
    public Account account() {
        return caller.account();
    }

    /// When the request arrived.
    public Instant now() {
        return now;
    }

    /// A part of the path, by its name in the template.
    public String path(String name) {
        return request.path().pathParameters().get(name);
    }

    public QueryParameters query() {
        return PublicPaths.query(request);
    }

    /// The body as a JSON object of no other fields than the known ones.
    public JsonFields json(Set<String> knownFields) {
        return bodies.json(request, knownFields);
    }

    /// Refuses a request that brings a body where none is read.
    public void requireNoBody() {
        bodies.requireNone(request);
    }
}
