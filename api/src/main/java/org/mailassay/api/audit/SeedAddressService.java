package org.mailassay.api.audit;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.List;
import java.util.Set;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.JsonWriter;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Problem;
import org.mailassay.store.StorableText;
import org.mailassay.store.scan.SeedAddress;
import org.mailassay.store.scan.SeedAddressStore;
import org.mailassay.store.scan.SeedCreation;

/// `/auth/me/seed-addresses`: addresses that make a scan of every message.
public final class SeedAddressService implements HttpService {
    private final Endpoints endpoints;
    private final SeedAddressStore seeds;
    private final String mailDomain;

    /// @param mailDomain of the appliance's addresses
    public SeedAddressService(Endpoints endpoints, SeedAddressStore seeds, String mailDomain) {
        this.endpoints = endpoints;
        this.seeds = seeds;
        this.mailDomain = mailDomain;
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/auth/me/seed-addresses", Operation.get(this::list), Operation.post(this::create));
        endpoints.at(rules, "/auth/me/seed-addresses/{addr_id}", Operation.delete(this::delete));
    }

    private Answer list(Call call) {
        List<SeedAddress> found = seeds.list(call.account().id());
        return Answer.ok(json -> json.object(() -> {
            json.objects("addresses", found, address -> {
                identity(json, address);
                json.field("is_active", true);
                AuditJson.time(json, "created_at", address.createdAt());
                AuditJson.time(json, "last_used_at", address.lastUsedAt());
            });
            json.field("limit", call.account().plan().seedAddresses());
        }));
    }

    private Answer create(Call call) {
        String name =
                StorableText.of(Inputs.checkedName(call.json(Set.of("name")).text("name")));
        return switch (seeds.create(call.account(), name, call.now())) {
            case SeedCreation.Created(SeedAddress address) ->
                new Answer.Json(
                        201,
                        json -> json.object(() -> {
                            identity(json, address);
                            AuditJson.time(json, "created_at", address.createdAt());
                        }));
            case SeedCreation.LimitReached(int limit) ->
                throw Problem.badRequest("The plan allows " + limit + " seed addresses.")
                        .refused();
        };
    }

    private Answer delete(Call call) {
        call.requireNoBody();
        if (!seeds.delete(call.account().id(), Inputs.inPath(call, "addr_id"))) {
            throw Problem.notFound().refused();
        }
        return AuditJson.deleted();
    }

    private void identity(JsonWriter json, SeedAddress address) {
        json.field("id", address.id());
        json.field("name", address.name());
        json.field("email", address.localPart() + "@" + mailDomain);
    }
}
