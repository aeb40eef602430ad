package org.mailassay.api.audit;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.mailassay.analysis.ownership.AddressBlock;
import org.mailassay.analysis.ownership.AddressCandidate;
import org.mailassay.analysis.ownership.AddressNames;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.JsonFields;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Problem;
import org.mailassay.api.verification.VerificationPost;
import org.mailassay.store.ownership.AddressClaim;
import org.mailassay.store.ownership.AddressInitiation;
import org.mailassay.store.ownership.AddressOwnership;
import org.mailassay.store.ownership.AddressScope;
import org.mailassay.store.ownership.LinkLetters;
import org.mailassay.store.ownership.MailLimit;
import org.mailassay.store.ownership.OwnedAddresses;
import org.mailassay.store.ownership.SentMail;
import org.mailassay.store.ownership.Subject;
import org.mailassay.store.ownership.VerificationMails;
import org.mailassay.store.ownership.VerificationMethod;

/// `/ips`: sending addresses, claimed, proven by the names that they have, removed.
public final class AddressService implements HttpService {
    private static final Set<String> PREVIEW_FIELDS = Set.of("ip_value");
    private static final Set<String> FIELDS = Set.of("ip_value", "method", "target", "scope", "lang");

    private final Endpoints endpoints;
    private final AddressOwnership addresses;
    private final VerificationMails mails;
    private final VerificationPost post;
    private final AddressProof proof;
    private final Links links;

    AddressService(
            Endpoints endpoints,
            AddressOwnership addresses,
            VerificationMails mails,
            VerificationPost post,
            AddressProof proof,
            Links links) {
        this.endpoints = endpoints;
        this.addresses = addresses;
        this.mails = mails;
        this.post = post;
        this.proof = proof;
        this.links = links;
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/ips", Operation.get(this::list));
        endpoints.at(rules, "/ips/preview", Operation.post(this::preview));
        endpoints.at(rules, "/ips/initiate", Operation.post(this::initiate));
        endpoints.at(rules, "/ips/{ip_id}", Operation.delete(this::delete));
        endpoints.at(rules, "/ips/{ip_id}/verify", Operation.post(this::verify));
    }

    private Answer list(Call call) {
        long account = call.account().id();
        List<OwnedAddresses> found = addresses.list(account);
        Map<Long, List<SentMail>> sent = mails.latest(account, Subject.IPS);
        return Answer.ok(json -> json.array(() -> found.forEach(each ->
                json.object(() -> OwnershipJson.listed(json, each, sent.getOrDefault(each.id(), List.of()))))));
    }

    private Answer preview(Call call) {
        AddressBlock block = block(call.json(PREVIEW_FIELDS).text("ip_value"));
        AddressNames names = proof.names(call.account().id(), block);
        return Answer.ok(json -> json.object(() -> AddressPreviewJson.write(json, block, names)));
    }

    private Answer initiate(Call call) {
        JsonFields body = call.json(FIELDS);
        AddressBlock block = block(body.text("ip_value"));
        ChallengeFields asked = ChallengeFields.of(body);
        AddressScope wish = AddressScope.of(body.textIfGiven("scope").orElse("ptr"))
                .orElseThrow(() -> Problem.badRequest("The field \"scope\" must be ptr or root.")
                        .refused());
        AddressScope scope = block.count() == 1 ? AddressScope.PTR : wish;
        String page = asked.challenge().method() == VerificationMethod.EMAIL
                ? links.toOthers(call, "/api/audit/v1/ips/confirm/")
                : "";
        AddressNames names = proof.names(call.account().id(), block);
        List<String> hosts = AddressHosts.toProve(block, names, scope, asked.challenge());
        asked.requireAddressable(hosts);
        AddressClaim claim = new AddressClaim(block, names, scope, hosts, asked.challenge());
        LinkLetters mailed = post.letters(call.account(), block.text(), page, asked.language(), call.now());
        return switch (addresses.initiate(call.account(), claim, mailed, call.now())) {
            case AddressInitiation.Initiated(OwnedAddresses owned, var letters) -> {
                List<SentMail> sent = letters.isEmpty()
                        ? List.of()
                        : mails.latest(call.account().id(), Subject.IPS).getOrDefault(owned.id(), List.of());
                yield new Answer.Json(201, json -> json.object(() -> OwnershipJson.initiated(json, owned, sent)));
            }
            case AddressInitiation.QuotaReached(int allowed, long used) ->
                throw Problem.badRequest("The plan allows " + allowed + " addresses, of which " + used
                                + " are in use; these are " + block.count() + ".")
                        .refused();
            case AddressInitiation.TooManyMails(MailLimit limit) ->
                throw Problem.quotaReached(limit.reason(), limit.retryAfter()).refused();
        };
    }

    private Answer verify(Call call) {
        call.requireNoBody();
        OwnedAddresses owned = addresses
                .find(call.account().id(), Inputs.publicId(call, "ip_id"))
                .orElseThrow(() -> Problem.notFound().refused());
        if (owned.verifiedAt().isEmpty()) {
            AddressHosts.requireNamed(block(owned.value()), owned.names());
        }
        return proof.verify(call, owned);
    }

    private Answer delete(Call call) {
        call.requireNoBody();
        UUID id = Inputs.publicId(call, "ip_id");
        if (!addresses.delete(call.account().id(), id)) {
            throw Problem.notFound().refused();
        }
        return new Answer.Nothing();
    }

    private static AddressBlock block(String text) {
        return switch (AddressCandidate.of(text)) {
            case AddressCandidate.Unusable(String reason) ->
                throw Problem.badRequest(reason).refused();
            case AddressCandidate.Usable(AddressBlock block) -> block;
        };
    }
}
