package org.mailassay.api.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.account.KeyHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one way from a path of one family to what answers it: the caller's limit, key, standing and scope are looked at
/// here, in this order, and everything that goes wrong is mapped here.
public final class Endpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);

    private final Limits limits;
    private final Authentication authentication;
    private final RequestBody bodies;
    private final InstantSource clock;
    private final List<Route> routes = new ArrayList<>();

    Endpoints(Limits limits, Authentication authentication, RequestBody bodies, InstantSource clock) {
        this.limits = limits;
        this.authentication = authentication;
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
            Handler handler = caught(template, (request, holder) -> {
                requireScope(holder, operation);
                return operation.action().answer(call(request, holder));
            });
            register(rules, operation.method(), template, handler);
        }
        String allowed = Arrays.stream(operations)
                .map(operation -> operation.method().equals(Method.GET)
                        ? "GET, HEAD"
                        : operation.method().text())
                .collect(Collectors.joining(", "));
        rules.any(template, caught(template, (_, _) -> {
            throw Problem.methodNotAllowed(allowed).refused();
        }));
    }

    /// Registers a path that may be read without a key.
    public void open(HttpRules rules, String template, Supplier<Answer> answer) {
        register(
                rules,
                Method.GET,
                template,
                (request, response) -> guarded(request, response, template, () -> {
                    identify(request);
                    return answer.get();
                }));
        rules.any(
                template,
                (request, response) -> guarded(request, response, template, () -> {
                    identify(request);
                    throw Problem.methodNotAllowed("GET, HEAD").refused();
                }));
    }

    /// Answers every path of the family that nothing else has answered. Registered last.
    public void otherwise(HttpRules rules) {
        rules.any(caught("", (_, _) -> {
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

    private Handler caught(String template, Step step) {
        return (request, response) -> guarded(request, response, template, () -> {
            KeyHolder holder = identify(request)
                    .orElseThrow(() -> Problem.invalidKey("The API key is missing or invalid.")
                            .refused());
            requireStanding(holder);
            return step.answer(request, holder);
        });
    }

    private Optional<KeyHolder> identify(ServerRequest request) {
        Exchange exchange = Exchange.of(request);
        Optional<KeyHolder> holder;
        try {
            holder = authentication.identify(request);
        } catch (StoreUnavailable e) {
            exchange.counted(limits.take(exchange, Optional.empty()));
            throw e;
        }
        holder.ifPresent(exchange::identified);
        RateLimit limit = limits.take(exchange, holder);
        exchange.counted(limit);
        if (!limit.allowed()) {
            throw Problem.tooManyRequests(limit).refused();
        }
        return holder;
    }

    private void requireStanding(KeyHolder holder) {
        switch (holder.account().standing(clock.instant())) {
            case ACTIVE -> {}
            case SUSPENDED ->
                throw Problem.of(ErrorCode.SUBSCRIPTION_REQUIRED, "This account is suspended.")
                        .refused();
            case PAST_PERIOD ->
                throw Problem.of(ErrorCode.SUBSCRIPTION_REQUIRED, "The period of this account's plan is over.")
                        .refused();
        }
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

    private Call call(ServerRequest request, KeyHolder holder) {
        Instant now = clock.instant();
        return new Call(request, Exchange.of(request), holder, bodies, now);
    }

    private static void guarded(
            ServerRequest request, ServerResponse response, String template, Supplier<Answer> supplier) {
        Exchange.of(request).matched(template);
        try {
            Responder.answer(request, response, supplier.get());
        } catch (RefusedRequest e) {
            Responder.problem(request, response, e.problem());
        } catch (StoreUnavailable e) {
            LOG.error("The database did not answer a request", e);
            Responder.problem(request, response, Problem.unavailable("The database is not available."));
        }
    }

    private interface Step {
        Answer answer(ServerRequest request, KeyHolder holder);
    }
}
