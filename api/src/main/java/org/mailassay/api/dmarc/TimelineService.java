package org.mailassay.api.dmarc;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.List;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.JsonWriter;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Problem;
import org.mailassay.store.monitoring.DomainKey;
import org.mailassay.store.monitoring.MonitoringStore;
import org.mailassay.store.monitoring.TimelineRow;

/// `/domains/{id}/timeline`: the domain's DNS records over time. It is empty for a domain that is not verified.
public final class TimelineService implements HttpService {
    private final Endpoints endpoints;
    private final MonitoringStore monitoring;

    public TimelineService(Endpoints endpoints, MonitoringStore monitoring) {
        this.endpoints = endpoints;
        this.monitoring = monitoring;
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/domains/{id}/timeline", Operation.get(this::show));
    }

    private Answer show(Call call) {
        PageRequest request = PageRequest.of(call);
        if (request.offset() > 0) {
            throw Problem.badRequest("This list has no \"offset\"; use \"cursor\".")
                    .refused();
        }
        DomainKey key = monitoring
                .find(call.account().id(), ResourceId.DOMAIN.inPath(call))
                .orElseThrow(() -> Problem.notFound().refused())
                .key();
        long before = request.cursor().map(TimelineService::id).orElse(Long.MAX_VALUE);
        List<TimelineRow> found = monitoring.history(key, before, request.limit() + 1);
        return Envelope.page(
                call,
                Page.of(found, request.limit(), last -> PageRequest.encode(Long.toString(last.id()))),
                TimelineService::row);
    }

    private static long id(String cursor) {
        if (!cursor.matches("[0-9]{1,18}")) {
            throw PageRequest.noCursor().refused();
        }
        return Long.parseLong(cursor);
    }

    private static void row(JsonWriter json, TimelineRow row) {
        json.field("record_type", row.type());
        json.field("record_key", row.key());
        json.field("record_value", row.value());
        json.field("first_seen_at", row.firstSeenAt());
        json.field("last_seen_at", row.lastSeenAt());
        json.field("removed_at", row.removedAt());
    }
}
