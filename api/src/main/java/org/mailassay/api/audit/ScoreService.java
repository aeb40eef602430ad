package org.mailassay.api.audit;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.OptionalInt;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.JsonWriter;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Problem;
import org.mailassay.store.ownership.DomainOwnership;
import org.mailassay.store.ownership.DomainScores;
import org.mailassay.store.ownership.OwnedDomain;
import org.mailassay.store.ownership.ScoreSummary;

/// `/domains/{domain_id}/score-summary`: how a domain's messages scored lately.
public final class ScoreService implements HttpService {
    private final Endpoints endpoints;
    private final DomainOwnership domains;
    private final DomainScores scores;
    private final Links links;

    ScoreService(Endpoints endpoints, DomainOwnership domains, DomainScores scores, Links links) {
        this.endpoints = endpoints;
        this.domains = domains;
        this.scores = scores;
        this.links = links;
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/domains/{domain_id}/score-summary", Operation.get(this::summary));
    }

    private Answer summary(Call call) {
        OwnedDomain domain = domains.find(call.account().id(), Inputs.publicId(call, "domain_id"))
                .orElseThrow(() -> Problem.notFound().refused());
        ScoreSummary summary = scores.summary(call.account().id(), domain, call.now());
        return Answer.ok(json -> json.object(() -> {
            number(json, "avg_score", summary.average());
            json.field("scan_count", summary.scans());
            number(json, "percentile", summary.percentile());
            json.field("eligible_certificate", summary.eligible());
            summary.token()
                    .ifPresentOrElse(
                            token -> json.object("certificate", () -> certificate(json, call, summary, token)),
                            () -> json.nullField("certificate"));
        }));
    }

    private void certificate(JsonWriter json, Call call, ScoreSummary summary, String token) {
        json.field("token", token);
        number(json, "avg_score", summary.average());
        AuditJson.time(json, "updated_at", summary.newest());
        json.field("url", links.toCaller(call, "/certificate/" + token));
        json.field("badge_url", links.toCaller(call, "/certificate/" + token + ".svg"));
    }

    private static void number(JsonWriter json, String name, OptionalInt value) {
        value.ifPresentOrElse(number -> json.field(name, number), () -> json.nullField(name));
    }
}
