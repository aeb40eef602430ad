package org.mailassay.api.audit;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.JsonWriter;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Problem;
import org.mailassay.store.StorableText;
import org.mailassay.store.account.ApiKey;
import org.mailassay.store.account.ApiKeyEntry;
import org.mailassay.store.account.ApiKeyStore;
import org.mailassay.store.account.KeyCreation;
import org.mailassay.store.account.Scope;

/// `/auth/me/api-keys`: the account's keys. A key makes none that may do more than itself.
public final class KeyService implements HttpService {
    private final Endpoints endpoints;
    private final ApiKeyStore keys;

    public KeyService(Endpoints endpoints, ApiKeyStore keys) {
        this.endpoints = endpoints;
        this.keys = keys;
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/auth/me/api-keys", Operation.get(this::list), Operation.post(this::create));
        endpoints.at(rules, "/auth/me/api-keys/{key_id}", Operation.delete(this::delete));
    }

    private Answer list(Call call) {
        List<ApiKeyEntry> entries = keys.list(call.account().id(), call.now()).stream()
                .filter(entry -> entry.revokedAt().isEmpty())
                .toList();
        return Answer.ok(json -> json.object(() -> json.objects("keys", entries, entry -> {
            identity(json, entry);
            json.field("key_hint", entry.hint());
            json.field("is_active", entry.active());
            AuditJson.time(json, "created_at", entry.createdAt());
            AuditJson.time(json, "last_used_at", lastUse(entry));
        })));
    }

    private Answer create(Call call) {
        String name =
                StorableText.of(Inputs.checkedName(call.json(Set.of("name")).text("name")));
        Set<Scope> scopes = EnumSet.copyOf(Scope.DEFAULT);
        scopes.retainAll(call.scopes());
        return switch (keys.create(call.account().id(), name, scopes, Optional.empty(), call.now())) {
            case KeyCreation.Created(ApiKey key, ApiKeyEntry entry) ->
                new Answer.Json(
                        201,
                        json -> json.object(() -> {
                            identity(json, entry);
                            json.field("key", key.text());
                            json.field("key_hint", entry.hint());
                            AuditJson.time(json, "created_at", entry.createdAt());
                        }));
            case KeyCreation.LimitReached(int limit) ->
                throw Problem.badRequest("The account has " + limit + " API keys, and may not have more.")
                        .refused();
            case KeyCreation.NoSuchAccount _ -> throw Problem.notFound().refused();
        };
    }

    private Answer delete(Call call) {
        call.requireNoBody();
        if (!keys.revoke(call.account().id(), Inputs.inPath(call, "key_id"), call.now())) {
            throw Problem.notFound().refused();
        }
        return AuditJson.deleted();
    }

    private static void identity(JsonWriter json, ApiKeyEntry entry) {
        json.field("id", entry.id());
        json.field("name", entry.name());
    }

    /// It is written down to the minute, in which the key may have been made.
    private static Optional<Instant> lastUse(ApiKeyEntry entry) {
        return entry.lastUsedAt().map(at -> at.isBefore(entry.createdAt()) ? entry.createdAt() : at);
    }
}
