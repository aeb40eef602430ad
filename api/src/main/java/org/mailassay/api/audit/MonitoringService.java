package org.mailassay.api.audit;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.JsonWriter;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Places;
import org.mailassay.api.http.Problem;
import org.mailassay.api.monitoring.TimelineLooks;
import org.mailassay.store.monitoring.HostStore;
import org.mailassay.store.monitoring.HostSwitch;
import org.mailassay.store.monitoring.MonitoredDomain;
import org.mailassay.store.monitoring.MonitoredHost;
import org.mailassay.store.monitoring.MonitoringStore;
import org.mailassay.store.monitoring.TimelineRow;

/// `/domains/{domain_id}/monitoring` and `…/monitored-items`: the records of a verified domain over time, and the hosts
/// that send for it.
public final class MonitoringService implements HttpService {
    private static final String DOMAIN = "/domains/{domain_id}";
    private static final int MOST_ROWS = 1_000;
    private static final int MOST_HOSTS = 2_000;

    /// Looks on demand, of all and of one account.
    private static final int LOOKS_AT_ONCE = 8;

    private static final int LOOKS_OF_ONE = 2;

    /// For which a look waits until others are done.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// A domain is not looked at on demand again before this has passed.
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Endpoints endpoints;
    private final MonitoringStore monitoring;
    private final HostStore hosts;
    private final TimelineLooks looks;
    private final Places places = new Places(LOOKS_AT_ONCE, LOOKS_OF_ONE);

    public MonitoringService(Endpoints endpoints, MonitoringStore monitoring, HostStore hosts, TimelineLooks looks) {
        this.endpoints = endpoints;
        this.monitoring = monitoring;
        this.hosts = hosts;
        this.looks = looks;
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, DOMAIN + "/monitoring", Operation.get(this::show), Operation.post(this::look));
        endpoints.at(rules, DOMAIN + "/monitored-items", Operation.get(this::listHosts));
        endpoints.at(rules, DOMAIN + "/monitored-items/{item_id}", Operation.patch(this::toggle));
    }

    private Answer show(Call call) {
        return shown(verified(call));
    }

    private Answer shown(MonitoredDomain domain) {
        List<TimelineRow> current = monitoring.current(domain.key(), MOST_ROWS);
        List<TimelineRow> history = monitoring.history(domain.key(), Long.MAX_VALUE, MOST_ROWS);
        return Answer.ok(json -> json.object(() -> {
            json.objects("records", current, row -> {
                json.field("id", row.id());
                set(json, row);
                AuditJson.time(json, "first_seen_at", row.firstSeenAt());
                AuditJson.time(json, "last_seen_at", row.lastSeenAt());
                AuditJson.time(json, "removed_at", row.removedAt());
            });
            json.objects("timeline", history, row -> {
                set(json, row);
                AuditJson.time(json, "first_seen_at", row.firstSeenAt());
                AuditJson.time(json, "removed_at", row.removedAt());
            });
            json.field("building", domain.building());
        }));
    }

    private static void set(JsonWriter json, TimelineRow row) {
        json.field("record_type", row.type());
        json.field("record_key", row.key());
        json.field("record_value", row.value());
    }

    /// Beyond the reference: looks at once, and shows what stands then.
    private Answer look(Call call) {
        call.requireNoBody();
        MonitoredDomain domain = verified(call);
        Optional<Instant> next =
                domain.lastLookAt().map(last -> last.plus(PAUSE)).filter(call.now()::isBefore);
        if (next.isPresent()) {
            long seconds = Math.max(1, Duration.between(call.now(), next.get()).toSeconds());
            throw Problem.quotaReached("The domain was looked at just now.", seconds)
                    .refused();
        }
        try (Places.Place _ = places.take(call.account().id(), PATIENCE)
                .orElseThrow(() -> Problem.unavailable("Too many domains are being looked at.")
                        .refused())) {
            looks.look(domain.key(), DEADLINE);
        }
        return show(call);
    }

    private Answer listHosts(Call call) {
        List<MonitoredHost> found = hosts.list(verified(call).key(), MOST_HOSTS);
        return Answer.ok(json -> json.object(() -> json.objects("hosts", found, host -> {
            json.field("id", host.id());
            json.field("host_value", host.value());
            json.field("is_active", host.active());
            json.objects("types", host.types(), type -> {
                json.field("host_type", type.type());
                json.field("discovered_by", type.discoveredBy());
            });
            AuditJson.time(json, "created_at", host.createdAt());
        })));
    }

    private Answer toggle(Call call) {
        call.requireNoBody();
        MonitoredDomain domain = verified(call);
        return switch (hosts.toggle(call.account(), domain.key(), Inputs.inPath(call, "item_id"), call.now())) {
            case HostSwitch.Switched(long id, boolean active) ->
                Answer.ok(json -> json.object(() -> {
                    json.field("id", id);
                    json.field("is_active", active);
                }));
            case HostSwitch.NoSuchHost _ -> throw Problem.notFound().refused();
            case HostSwitch.MainHost _ ->
                throw Problem.badRequest("The domain itself cannot be deactivated.")
                        .refused();
            case HostSwitch.QuotaReached(int allowed) ->
                throw Problem.badRequest("The plan allows " + allowed + " active monitored hosts.")
                        .refused();
        };
    }

    private MonitoredDomain verified(Call call) {
        MonitoredDomain domain = monitoring
                .find(call.account().id(), Inputs.publicId(call, "domain_id"))
                .orElseThrow(() -> Problem.notFound().refused());
        if (!domain.verified()) {
            throw Problem.badRequest("The domain is not verified.").refused();
        }
        return domain;
    }
}
