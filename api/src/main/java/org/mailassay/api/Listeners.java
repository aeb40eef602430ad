package org.mailassay.api;

import io.helidon.common.tls.Tls;
import io.helidon.http.DirectHandler;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import javax.net.ssl.SSLContext;
import org.mailassay.api.http.BoundedTls;
import org.mailassay.api.http.Deadlines;
import org.mailassay.api.http.ProxiedClients;
import org.mailassay.api.http.ServerProblems;
import org.mailassay.api.http.WatchedSockets;

/// Sets up the ports that are listened on, each with all limits of its own.
final class Listeners {
    private static final int MAXIMUM_REQUEST_LINE_BYTES = 4096;
    private static final int WITHOUT_LIMIT = -1;
    private static final int MAXIMUM_HEADER_BYTES = 16 << 10;

    private final ServerLimits limits;
    private final Deadlines deadlines;
    private final ProxiedClients proxied;

    Listeners(ServerLimits limits, Deadlines deadlines, ProxiedClients proxied) {
        this.limits = limits;
        this.deadlines = deadlines;
        this.proxied = proxied;
    }

    /// HTTP in the clear.
    void plain(ListenerConfig.BuilderBase<?, ?> listener, String host, int port, HttpRouting.Builder routing) {
        prepare(listener, host, port, routing, new ServerProblems(false));
    }

    /// HTTPS. The context may offer another certificate at any time.
    void secure(
            ListenerConfig.BuilderBase<?, ?> listener,
            String host,
            int port,
            HttpRouting.Builder routing,
            SSLContext context) {
        prepare(listener, host, port, routing, new ServerProblems(true));
        SSLContext bounded = new BoundedTls(context, limits.connections(), proxied);
        listener.maxTcpConnections(WITHOUT_LIMIT)
                .tls(Tls.builder().sslContext(bounded).build());
    }

    private void prepare(
            ListenerConfig.BuilderBase<?, ?> listener,
            String host,
            int port,
            HttpRouting.Builder routing,
            ServerProblems problems) {
        listener.host(host)
                .port(port)
                .maxTcpConnections(limits.connections())
                .maxConcurrentRequests(limits.requestsAtOnce())
                .idleConnectionTimeout(limits.idleTime())
                .idleConnectionPeriod(limits.idleTime().dividedBy(4))
                .connectionOptions(new WatchedSockets(deadlines))
                .addProtocol(Http1Config.builder()
                        .maxPrologueLength(MAXIMUM_REQUEST_LINE_BYTES)
                        .maxHeadersSize(MAXIMUM_HEADER_BYTES)
                        // The server's own check of queries refuses the colon, which RFC 3986, section 3.4 allows and
                        // IPv6 addresses need. Queries are read strictly where they are decoded.
                        .validatePrologue(false)
                        .addReceiveListener(deadlines)
                        .build())
                .directHandlers(handled(problems))
                // Its own copy: the server goes on with what it is given.
                .routing(routing.copy());
    }

    private static DirectHandlers handled(ServerProblems problems) {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, problems);
        }
        return handlers.build();
    }
}
