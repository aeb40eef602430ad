package org.mailassay.api;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import java.util.List;
import java.util.OptionalInt;
import org.mailassay.api.http.Deadlines;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.KeyUsage;
import org.mailassay.api.http.ProxiedClients;

/// The HTTP server with everything that it serves.
public final class ApiServer {
    private static final String HTTPS = "https";
    private static final String REDIRECT = "redirect";
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
        ProxiedClients proxied =
                new ProxiedClients(settings.https().map(HttpsSettings::proxies).orElse(List.of()));
        Routes routes = new Routes(settings, collaborators, keyUsage, deadlines, proxied);
        Listeners listeners = new Listeners(limits, deadlines, proxied);
        HttpRouting.Builder everything = HttpRouting.builder();
        routes.register(everything);
        WebServerConfig.Builder config = WebServer.builder().shutdownHook(false);
        settings.https()
                .ifPresentOrElse(
                        https -> {
                            HttpRouting.Builder redirects = HttpRouting.builder();
                            routes.registerRedirects(redirects, https);
                            listeners.plain(
                                    config,
                                    settings.host(),
                                    settings.port(),
                                    https.plainRedirects() ? redirects : everything);
                            https.redirectPort()
                                    .ifPresent(port -> config.putSocket(
                                            REDIRECT,
                                            socket -> listeners.plain(socket, https.host(), port, redirects)));
                            https.port()
                                    .ifPresent(port -> config.putSocket(
                                            HTTPS,
                                            socket -> listeners.secure(
                                                    socket, https.host(), port, everything, https.tls())));
                        },
                        () -> listeners.plain(config, settings.host(), settings.port(), everything));
        WebServer server = config.build().start();
        // The server tells the log alone why it did not start.
        if (!server.isRunning()) {
            throw new ServerNotStarted("The API cannot be served at " + settings.host() + ":" + settings.port()
                    + ": this port or one of HTTPS is taken, or this is no address of this machine.");
        }
        Clockwork clockwork = new Clockwork();
        clockwork.every(1, deadlines::enforce);
        clockwork.every(1, proxied::forgetClosed);
        clockwork.every(KEY_USAGE_SECONDS, keyUsage::write);
        return new ApiServer(server, routes, keyUsage, clockwork);
    }

    /// The port that is listened on.
    public int port() {
        return server.port();
    }

    /// The port of HTTPS; empty when there is none.
    public OptionalInt httpsPort() {
        return port(HTTPS);
    }

    /// The port that leads to HTTPS; empty when there is none.
    public OptionalInt redirectPort() {
        return port(REDIRECT);
    }

    /// What is registered under the DMARC family's base.
    public List<Endpoints.Route> dmarcRoutes() {
        return routes.dmarc();
    }

    /// What is registered under the Audit family's base.
    public List<Endpoints.Route> auditRoutes() {
        return routes.audit();
    }

    private OptionalInt port(String socket) {
        int port = server.port(socket);
        return port > 0 ? OptionalInt.of(port) : OptionalInt.empty();
    }

    /// Stops serving and writes down what is still to be written.
    public void stop() {
        server.stop();
        clockwork.stop();
        keyUsage.write();
    }
}
