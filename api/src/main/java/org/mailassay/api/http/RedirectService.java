package org.mailassay.api.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Leads every request to HTTPS, with its method, its path and its query (RFC 9110, section 15.4.9).
///
/// Where it leads is one of this host's own names, whatever the client says: what it says is foreign text.
public final class RedirectService implements HttpService {
    private static final int HTTPS = 443;

    private final List<String> names;
    private final Optional<Integer> port;

    /// @param names of this host; a request for another one is led to the first
    /// @param port of HTTPS for those outside; empty when there is none, and nothing to lead to
    public RedirectService(List<String> names, Optional<Integer> port) {
        this.names = List.copyOf(names);
        this.port = port;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.any(this::lead);
    }

    private void lead(ServerRequest request, ServerResponse response) {
        Responder.respond(request, response, "redirect", _ -> {
            int number = port.orElseThrow(
                    () -> Problem.notFound("There is nothing here.").refused());
            String authority = name(request) + (number == HTTPS ? "" : ":" + number);
            return new Answer.Page(
                    308,
                    "text/plain",
                    "This is served over HTTPS.\n",
                    Map.of("Location", "https://" + authority + target(request)));
        });
    }

    private String name(ServerRequest request) {
        String asked = request.headers().first(HeaderNames.HOST).orElse("").toLowerCase(Locale.ROOT);
        String host = asked.contains(":") ? asked.substring(0, asked.indexOf(':')) : asked;
        return names.contains(host) ? host : names.getFirst();
    }

    /// Path and query as they came, when no character of them could end the line or mean another host.
    private static String target(ServerRequest request) {
        String path = request.prologue().uriPath().rawPath();
        String query = request.prologue().query().rawValue();
        String target = path + (query.isEmpty() ? "" : "?" + query);
        return target.startsWith("/") && target.matches("[!-~]+") ? target : "/";
    }
}
