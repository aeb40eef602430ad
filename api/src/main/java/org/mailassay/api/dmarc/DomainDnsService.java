package org.mailassay.api.dmarc;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.Optional;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Problem;
import org.mailassay.api.records.DomainLooks;
import org.mailassay.api.records.RecordsJson;
import org.mailassay.api.records.RecordsLook;
import org.mailassay.store.domain.Domain;
import org.mailassay.store.domain.DomainStore;

/// `/domains/:id/dns` and `/domains/:id/refresh_dns`: how the domain's records stand.
public final class DomainDnsService implements HttpService {
    private final Endpoints endpoints;
    private final DomainStore domains;
    private final DomainLooks looks;
    private final ReportingAddresses reportingAddresses;

    public DomainDnsService(
            Endpoints endpoints, DomainStore domains, DomainLooks looks, ReportingAddresses reportingAddresses) {
        this.endpoints = endpoints;
        this.domains = domains;
        this.looks = looks;
        this.reportingAddresses = reportingAddresses;
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/domains/{id}/dns", Operation.get(this::show));
        endpoints.at(rules, "/domains/{id}/refresh_dns", Operation.post(this::refresh));
    }

    private Answer show(Call call) {
        Domain domain = domain(call);
        RecordsLook look = look(call, domain)
                .orElseThrow(() -> Problem.unavailable("Too many domains are being looked at.")
                        .refused());
        return Envelope.of(call, json -> {
            json.field("id", ResourceId.DOMAIN.text(domain.id()));
            json.field("reporting_address", reportingAddresses.of(call.account()));
            RecordsJson.fields(json, look);
        });
    }

    private Optional<RecordsLook> look(Call call, Domain domain) {
        try {
            return looks.look(call.account().id(), reportingAddresses.of(call.account()), domain);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Answer refresh(Call call) {
        call.requireNoBody();
        Domain domain = domain(call);
        looks.refresh(call.account().id(), reportingAddresses.of(call.account()), domain);
        return Envelope.of(call, 202, json -> {
            json.field("id", ResourceId.DOMAIN.text(domain.id()));
            json.field("domain", domain.name());
            json.field("refresh", "accepted");
            json.field("dns_status", domain.dnsStatus());
            json.field("dns_checked_at", domain.dnsCheckedAt());
        });
    }

    private Domain domain(Call call) {
        return domains.find(call.account().id(), ResourceId.DOMAIN.inPath(call))
                .orElseThrow(() -> Problem.notFound().refused());
    }
}
