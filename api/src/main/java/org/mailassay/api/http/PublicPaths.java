package org.mailassay.api.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;
import java.util.function.Function;

/// Paths outside of the API families: no key is asked for, and what goes wrong is mapped as everywhere.
public final class PublicPaths {
    private static final int PLACES = 10_000;
    private static final int FORMS_PER_MINUTE = 10;

    private final RateLimiter formLimiter;

    public PublicPaths(InstantSource clock) {
        formLimiter = new RateLimiter(clock, PLACES);
    }

    /// Registers a path that can only be read.
    public void get(HttpRules rules, String path, Function<ServerRequest, Answer> answer) {
        register(rules, Method.GET, path, answer);
        refuseOthers(rules, path, "GET, HEAD");
    }

    /// Registers a path with a form: read, and sent back filled in.
    public void form(
            HttpRules rules, String path, Function<ServerRequest, Answer> shown, Function<ServerRequest, Answer> sent) {
        register(rules, Method.GET, path, limited(shown));
        register(rules, Method.POST, path, limited(sent));
        refuseOthers(rules, path, "GET, HEAD, POST");
    }

    /// The parameters of the request's query.
    public static QueryParameters query(ServerRequest request) {
        return QueryParameters.parse(request.prologue().query().rawValue());
    }

    /// A form's token is not to be guessed at, shown or sent, and a form that is sent costs work (a password is
    /// hashed).
    private Function<ServerRequest, Answer> limited(Function<ServerRequest, Answer> answer) {
        return request -> {
            Exchange exchange = Exchange.of(request);
            RateLimit limit = formLimiter.take(ClientAddresses.block(exchange.client()), FORMS_PER_MINUTE);
            exchange.counted(limit);
            if (!limit.allowed()) {
                throw Problem.tooManyRequests(limit).refused();
            }
            return answer.apply(request);
        };
    }

    private static void register(HttpRules rules, Method method, String path, Function<ServerRequest, Answer> answer) {
        rules.route(method, path, (request, response) -> Responder.respond(request, response, path, answer));
        if (method.equals(Method.GET)) {
            rules.route(Method.HEAD, path, (request, response) -> Responder.respond(request, response, path, answer));
        }
    }

    private static void refuseOthers(HttpRules rules, String path, String allowed) {
        rules.any(
                path,
                (request, response) -> Responder.respond(request, response, path, _ -> {
                    throw Problem.methodNotAllowed(allowed).refused();
                }));
    }
}
