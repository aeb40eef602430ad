package org.mailassay.api.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mailassay.store.account.KeyHolder;

/// The one way from a path of a family to what answers it. The caller is looked at first, then the scope of the key;
/// what there is under a path, and what is not, is told to nobody without a key.
public final class Endpoints {
    private final Callers callers;
    private final RequestBody bodies;
    private final InstantSource clock;
    private final List<Route> routes = new ArrayList<>();

    public Endpoints(Callers callers, RequestBody bodies, InstantSource clock) {
        this.callers = callers;
        this.bodies = bodies;
        this.clock = clock;
    }

    /// A method and a path template, as the family's OpenAPI document must describe them.
    public record Route(String method, String template) {}

    /// Everything that was registered, in its order.
    public List<Route> routes() {
        return List.copyOf(routes);
    }

    /// Registers all operations of one path; any other method of it is answered with those that there are.
    ///
    /// @param template relative to the family's base, `/domains/{id}`
    public void at(HttpRules rules, String template, Operation... operations) {
        for (Operation operation : operations) {
            register(
                    rules,
                    operation.method(),
                    template,
                    (request, response) -> Responder.respond(request, response, template, _ -> {
                        KeyHolder holder = callers.require(request, operation.pace());
                        requireScope(holder, operation);
                        return operation
                                .action()
                                .answer(new Call(request, Exchange.of(request), holder, bodies, clock.instant()));
                    }));
        }
        refuseOthers(
                rules,
                template,
                Arrays.stream(operations)
                        .map(operation -> operation.method().equals(Method.GET)
                                ? "GET, HEAD"
                                : operation.method().text())
                        .collect(Collectors.joining(", ")));
    }

    /// Registers a path that may be read without a key.
    public void open(HttpRules rules, String template, Supplier<Answer> answer) {
        register(
                rules,
                Method.GET,
                template,
                (request, response) -> Responder.respond(request, response, template, _ -> {
                    callers.identify(request);
                    return answer.get();
                }));
        refuseOthers(rules, template, "GET, HEAD");
    }

    /// Answers every path of the family that nothing else has answered. Registered last.
    public void otherwise(HttpRules rules) {
        rules.any((request, response) -> Responder.respond(request, response, "", _ -> {
            callers.require(request);
            throw Problem.notFound().refused();
        }));
    }

    private void register(HttpRules rules, Method method, String template, Handler handler) {
        rules.route(method, template, handler);
        if (method.equals(Method.GET)) {
            rules.route(Method.HEAD, template, handler);
        }
        routes.add(new Route(method.text(), template));
    }

    private void refuseOthers(HttpRules rules, String template, String allowed) {
        rules.any(
                template,
                (request, response) -> Responder.respond(request, response, template, _ -> {
                    callers.require(request);
                    throw Problem.methodNotAllowed(allowed).refused();
                }));
    }

    private static void requireScope(KeyHolder holder, Operation operation) {
        if (!holder.scopes().contains(operation.scope())) {
            throw Problem.of(
                            ErrorCode.INSUFFICIENT_SCOPE,
                            "This needs a key with the scope \""
                                    + operation.scope().code() + "\".")
                    .refused();
        }
    }
}
