package org.mailassay.api.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailassay.store.account.ApiKey;
import org.mailassay.store.account.ApiKeyStore;
import org.mailassay.store.account.KeyHolder;

/// Finds out whose key a request brings (RFC 6750, section 2.1: in the Authorization field alone, never in the query,
/// which ends up in logs).
final class Authentication {
    private static final String SCHEME = "bearer ";

    private final ApiKeyStore keys;
    private final KeyUsage usage;
    private final InstantSource clock;

    Authentication(ApiKeyStore keys, KeyUsage usage, InstantSource clock) {
        this.keys = keys;
        this.usage = usage;
        this.clock = clock;
    }

    /// The holder of the request's key; empty when there is no key, or none that is valid now. Each request asks the
    /// database, so that a revoked key ends at once on every node.
    Optional<KeyHolder> identify(ServerRequest request) {
        Optional<KeyHolder> holder =
                bearer(request).flatMap(ApiKey::parse).flatMap(key -> keys.identify(key, clock.instant()));
        holder.ifPresent(usage::used);
        return holder;
    }

    private static Optional<String> bearer(ServerRequest request) {
        List<String> fields = request.headers().all(HeaderNames.AUTHORIZATION, List::of);
        if (fields.size() != 1 || !fields.getFirst().toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Optional.empty();
        }
        return Optional.of(fields.getFirst().substring(SCHEME.length()).strip());
    }
}
