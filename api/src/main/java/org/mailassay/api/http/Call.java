package org.mailassay.api.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.KeyHolder;
import org.mailassay.store.account.Scope;

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

    /// What the key may be used for.
    public Set<Scope> scopes() {
        return caller.scopes();
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

    /// The body as a JSON object of no other fields than the known ones; without a body, one without fields.
    ///
    /// @param maximumBytes that the body may have
    public JsonFields jsonOrNothing(Set<String> knownFields, int maximumBytes) {
        return bodies.jsonOrNothing(request, knownFields, maximumBytes);
    }

    /// The body as it is, whatever its type.
    ///
    /// @param maximumBytes that it may have
    public Octets octets(int maximumBytes) {
        return bodies.octets(request, maximumBytes);
    }

    /// The media type of the body, in lower case and without parameters; empty when none is given.
    public String mediaType() {
        return RequestBody.mediaType(request);
    }

    /// The size that the head of the request gives to its body; 0 without a body, empty when it is not said.
    public OptionalLong bodyLength() {
        return request.content().hasEntity() ? request.headers().contentLength() : OptionalLong.of(0);
    }

    /// A header field's first value; empty when the field is absent.
    public String header(String name) {
        return request.headers().first(HeaderNames.create(name)).orElse("");
    }

    /// The address that the client reached the appliance by, without a path.
    public String origin() {
        return Exchange.of(request).origin().address();
    }

    /// The client has taken a part of a long answer: its time begins anew.
    public void progress() {
        exchange.progress();
    }

    /// Refuses a request that brings a body where none is read.
    public void requireNoBody() {
        bodies.requireNone(request);
    }
}
