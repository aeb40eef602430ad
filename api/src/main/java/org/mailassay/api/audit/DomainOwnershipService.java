package org.mailassay.api.audit;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.ownership.TokenRecord;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.JsonFields;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Problem;
import org.mailassay.api.verification.VerificationPost;
import org.mailassay.store.domain.DomainCandidate;
import org.mailassay.store.ownership.DomainInitiation;
import org.mailassay.store.ownership.DomainOwnership;
import org.mailassay.store.ownership.HostUsage;
import org.mailassay.store.ownership.LinkLetters;
import org.mailassay.store.ownership.MailLimit;
import org.mailassay.store.ownership.OwnedDomain;
import org.mailassay.store.ownership.SentMail;
import org.mailassay.store.ownership.Subject;
import org.mailassay.store.ownership.Verification;
import org.mailassay.store.ownership.VerificationMails;
import org.mailassay.store.ownership.VerificationMethod;

/// `/domains`: claimed, proven, removed; and how many hosts are watched for them.
public final class DomainOwnershipService implements HttpService {
    private static final Set<String> FIELDS = Set.of("domain", "method", "target", "lang");

    private final Endpoints endpoints;
    private final DomainOwnership domains;
    private final VerificationMails mails;
    private final VerificationPost post;
    private final Dns dns;
    private final Links links;

    DomainOwnershipService(
            Endpoints endpoints,
            DomainOwnership domains,
            VerificationMails mails,
            VerificationPost post,
            Dns dns,
            Links links) {
        this.endpoints = endpoints;
        this.domains = domains;
        this.mails = mails;
        this.post = post;
        this.dns = dns;
        this.links = links;
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/domains", Operation.get(this::list));
        endpoints.at(rules, "/domains/initiate", Operation.post(this::initiate));
        endpoints.at(rules, "/domains/quota", Operation.get(this::quota));
        endpoints.at(rules, "/domains/{domain_id}", Operation.delete(this::delete));
        endpoints.at(rules, "/domains/{domain_id}/verify", Operation.post(this::verify));
    }

    private Answer list(Call call) {
        long account = call.account().id();
        List<OwnedDomain> found = domains.list(account);
        Map<Long, List<SentMail>> sent = mails.latest(account, Subject.DOMAIN);
        return Answer.ok(json -> json.array(() -> found.forEach(domain ->
                json.object(() -> OwnershipJson.listed(json, domain, sent.getOrDefault(domain.id(), List.of()))))));
    }

    private Answer initiate(Call call) {
        JsonFields body = call.json(FIELDS);
        DomainName name = switch (DomainCandidate.of(body.text("domain"))) {
            case DomainCandidate.Unusable(String reason) ->
                throw Problem.badRequest(reason).refused();
            case DomainCandidate.Usable(DomainName usable) -> usable;
        };
        ChallengeFields asked = ChallengeFields.of(body);
        asked.requireAddressable(List.of(name.text()));
        String page = asked.challenge().method() == VerificationMethod.EMAIL
                ? links.toOthers(call, "/api/audit/v1/domains/confirm/")
                : "";
        LinkLetters mailed = post.letters(call.account(), name.text(), page, asked.language(), call.now());
        return switch (domains.initiate(call.account(), name, asked.challenge(), mailed, call.now())) {
            case DomainInitiation.Initiated(OwnedDomain domain, var letters) -> {
                List<SentMail> sent = letters.isEmpty()
                        ? List.of()
                        : mails.latest(call.account().id(), Subject.DOMAIN).getOrDefault(domain.id(), List.of());
                yield new Answer.Json(201, json -> json.object(() -> OwnershipJson.initiated(json, domain, sent)));
            }
            case DomainInitiation.QuotaReached(int allowed) ->
                throw Problem.badRequest("The plan allows " + allowed + " domains.")
                        .refused();
            case DomainInitiation.TooManyMails(MailLimit limit) ->
                throw Problem.quotaReached(limit.reason(), limit.retryAfter()).refused();
        };
    }

    private Answer verify(Call call) {
        call.requireNoBody();
        OwnedDomain domain = domains.find(call.account().id(), Inputs.publicId(call, "domain_id"))
                .orElseThrow(() -> Problem.notFound().refused());
        if (domain.verifiedAt().isEmpty()) {
            requireProof(domain);
        }
        return switch (domains.verify(call.account().id(), domain.id(), call.now())) {
            case Verification.Verified _ -> status("verified", "");
            case Verification.Conflict(String owner) -> status("conflict", owner);
            case Verification.Missing _, Verification.Pending _ ->
                throw Problem.notFound().refused();
        };
    }

    /// Refuses unless the domain is proven now. A link that was mailed proves it by being used, not by this.
    private void requireProof(OwnedDomain domain) {
        if (domain.method().isEmpty()) {
            throw Problem.badRequest("Nothing was initiated for " + domain.name() + ": POST /domains/initiate first.")
                    .refused();
        }
        switch (domain.method().get()) {
            case EMAIL ->
                throw Problem.badRequest("The link in the mail to " + domain.target() + "@" + domain.name()
                                + " was not used yet.")
                        .refused();
            case DNS -> requireRecord(domain);
        }
    }

    private void requireRecord(OwnedDomain domain) {
        switch (TokenRecord.look(dns, domain.name(), domain.token())) {
            case TokenRecord.Present _ -> {
                // It is proven.
            }
            case TokenRecord.Absent _ ->
                throw Problem.badRequest("There is no TXT record with the verification_token at " + domain.name()
                                + " or " + TokenRecord.LABEL + domain.name() + " yet.")
                        .refused();
            case TokenRecord.NotChecked(String detail) ->
                throw Problem.unavailable(
                                "Not checked: the DNS did not answer for " + domain.name() + " (" + detail + ").")
                        .refused();
        }
    }

    private static Answer status(String status, String owner) {
        return Answer.ok(json -> json.object(() -> {
            json.field("status", status);
            json.textOrNull("existing_owner_email", owner);
        }));
    }

    private Answer delete(Call call) {
        call.requireNoBody();
        UUID id = Inputs.publicId(call, "domain_id");
        if (!domains.delete(call.account().id(), id)) {
            throw Problem.notFound().refused();
        }
        return new Answer.Nothing();
    }

    private Answer quota(Call call) {
        HostUsage hosts = domains.hosts(call.account().id());
        return Answer.ok(json -> json.object(() -> {
            json.field("plan", call.account().plan().name());
            json.field("monitored_hosts_used", hosts.active());
            json.field("monitored_hosts_total", hosts.total());
            json.field("monitored_hosts_limit", call.account().plan().monitoredHosts());
        }));
    }
}
