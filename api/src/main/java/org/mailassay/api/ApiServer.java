package org.mailassay.api;

import io.helidon.common.tls.Tls;
import io.helidon.http.DirectHandler;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http1.Http1Config;
import java.util.List;
import org.mailassay.api.http.Deadlines;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.KeyUsage;
import org.mailassay.api.http.ServerProblems;
import org.mailassay.api.http.WatchedSockets;

/// The HTTP server with everything that it serves.
public final class ApiServer {
    private static final int MAXIMUM_REQUEST_LINE_BYTES = 4096;
    private static final int MAXIMUM_HEADER_BYTES = 16 << 10;
    private static final int KEY_USAGE_SECONDS = 5;

    private final WebServer server;
    private final Routes routes;
    private final KeyUsage keyUsage;
    private final Clockwork clockwork;

    private ApiServer(WebServer server, Routes routes, KeyUsage keyUsage, Clockwork clockwork) {
        this.server = server;
        this.routes = routes;
        this.keyUsage = keyUsage;
        this.clockwork = clockwork;
    }

    /// Starts to serve.
    ///
    /// @throws ServerNotStarted when the port cannot be had
    public static ApiServer start(ApiSettings settings, ApiCollaborators collaborators) {
        ServerLimits limits = settings.limits();
        KeyUsage keyUsage = new KeyUsage(collaborators.keys(), collaborators.clock());
        Deadlines deadlines = new Deadlines(limits.headTime(), limits.exchangeTime());
        Routes routes = new Routes(settings, collaborators, keyUsage, deadlines);
        WebServerConfig.Builder config = WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .shutdownHook(false)
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
                .directHandlers(directHandlers())
                .routing(routes::register);
        settings.tls()
                .ifPresent(
                        context -> config.tls(Tls.builder().sslContext(context).build()));
        WebServer server = config.build().start();
        // The server tells the log alone why it did not start.
        if (!server.isRunning()) {
            throw new ServerNotStarted("The API cannot be served at " + settings.host() + ":" + settings.port()
                    + ": the port is taken, or this is no address of this machine.");
        }
        Clockwork clockwork = new Clockwork();
        clockwork.every(1, deadlines::enforce);
        clockwork.every(KEY_USAGE_SECONDS, keyUsage::write);
        return new ApiServer(server, routes, keyUsage, clockwork);
    }

    /// The port that is listened on.
    public int port() {
        return server.port();
    }

    /// What is registered under the DMARC family's base.
    public List<Endpoints.Route> dmarcRoutes() {
        return routes.dmarc();
    }

    /// What is registered under the Audit family's base.
    public List<Endpoints.Route> auditRoutes() {
        return routes.audit();
    }

    /// Stops serving and writes down what is still to be written.
    public void stop() {
        server.stop();
        clockwork.stop();
        keyUsage.write();
    }

    private static DirectHandlers directHandlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        ServerProblems problems = new ServerProblems();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, problems);
        }
        return handlers.build();
    }
}
