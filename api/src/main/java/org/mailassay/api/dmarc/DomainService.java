package org.mailassay.api.dmarc;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Problem;
import org.mailassay.store.domain.Domain;
import org.mailassay.store.domain.DomainActivation;
import org.mailassay.store.domain.DomainAddition;
import org.mailassay.store.domain.DomainCandidate;
import org.mailassay.store.domain.DomainStore;

/// `/domains`: listed, added, activated, deactivated.
public final class DomainService implements HttpService {
    private final Endpoints endpoints;
    private final DomainStore domains;

    public DomainService(Endpoints endpoints, DomainStore domains) {
        this.endpoints = endpoints;
        this.domains = domains;
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/domains", Operation.get(this::list), Operation.post(this::add));
        endpoints.at(rules, "/domains/{id}/activate", Operation.post(this::activate));
        endpoints.at(rules, "/domains/{id}/deactivate", Operation.post(this::deactivate));
    }

    /// Not asked for in pages, the list is whole: the clients of the reference expect it so.
    private Answer list(Call call) {
        long accountId = call.account().id();
        if (Stream.of("limit", "cursor", "offset")
                .allMatch(name -> call.query().text(name).isEmpty())) {
            return Envelope.list(call, domains.list(accountId, 0, DomainStore.ALL), DomainJson::write);
        }
        PageRequest page = PageRequest.of(call);
        long after = page.cursor()
                .map(cursor -> ResourceId.DOMAIN
                        .parse(cursor)
                        .orElseThrow(() -> PageRequest.noCursor().refused()))
                .orElse(0L);
        List<Domain> found = domains.list(accountId, after, page.offset() + page.limit() + 1);
        List<Domain> rest = found.subList(Math.min(page.offset(), found.size()), found.size());
        return Envelope.page(
                call,
                Page.of(rest, page.limit(), last -> PageRequest.encode(ResourceId.DOMAIN.text(last.id()))),
                DomainJson::write);
    }

    private Answer add(Call call) {
        String text = call.json(Set.of("domain")).text("domain");
        return switch (DomainCandidate.of(text)) {
            case DomainCandidate.Unusable(String reason) ->
                throw Problem.unprocessable(reason).refused();
            case DomainCandidate.Usable(DomainName name) ->
                switch (domains.add(call.account(), name)) {
                    case DomainAddition.Added(Domain domain) ->
                        Envelope.of(call, 201, json -> DomainJson.write(json, domain));
                    case DomainAddition.Duplicate ignored ->
                        throw Problem.unprocessable("The account has the domain " + name + " already.")
                                .refused();
                    case DomainAddition.QuotaReached(int allowed) ->
                        throw Problem.unprocessable("The plan allows " + allowed + " domains.")
                                .refused();
                };
        };
    }

    private Answer activate(Call call) {
        call.requireNoBody();
        long id = ResourceId.DOMAIN.inPath(call);
        return switch (domains.activate(call.account(), id, call.now())) {
            case DomainActivation.Active(Domain domain) -> Envelope.of(call, json -> DomainJson.write(json, domain));
            case DomainActivation.NoSuchDomain ignored ->
                throw Problem.notFound().refused();
            case DomainActivation.QuotaReached(int allowed) ->
                throw Problem.unprocessable("The plan allows " + allowed + " active domains.")
                        .refused();
        };
    }

    private Answer deactivate(Call call) {
        call.requireNoBody();
        Domain domain = domains.deactivate(call.account().id(), ResourceId.DOMAIN.inPath(call))
                .orElseThrow(() -> Problem.notFound().refused());
        return Envelope.of(call, json -> DomainJson.write(json, domain));
    }
}
