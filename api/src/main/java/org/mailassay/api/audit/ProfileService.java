package org.mailassay.api.audit;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.api.export.Export;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Printable;
import org.mailassay.api.http.Problem;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.Member;
import org.mailassay.store.account.Plan;
import org.mailassay.store.account.UserStore;
import org.mailassay.store.scan.Scan;
import org.mailassay.store.scan.ScanFilter;
import org.mailassay.store.scan.ScanStatus;
import org.mailassay.store.scan.ScanStore;

/// `/auth/me`: whose key it is, what of the quota is left, and the account's scans.
public final class ProfileService implements HttpService {
    private static final int MAXIMUM_LIMIT = 100;
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAXIMUM_OFFSET = 1_000_000;

    private final Endpoints endpoints;
    private final UserStore users;
    private final ScanStore scans;
    private final ScanJson json;

    /// @param mailDomain of the appliance's addresses
    public ProfileService(Endpoints endpoints, UserStore users, ScanStore scans, String mailDomain) {
        this.endpoints = endpoints;
        this.users = users;
        this.scans = scans;
        this.json = new ScanJson(mailDomain);
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/auth/me", Operation.get(this::me));
        endpoints.at(rules, "/auth/me/scan-usage", Operation.get(this::usage));
        endpoints.at(rules, "/auth/me/scans", Export.orJson(this::file, this::list));
        endpoints.at(rules, "/auth/me/scans" + Export.PATH_END, Export.always(this::file));
    }

    /// A key belongs to an account; whoever owns that is its user. Other accounts of the same user are not shown.
    private Answer me(Call call) {
        Account account = call.account();
        Member owner = users.member(account.id(), account.ownerId())
                .orElseThrow(() -> Problem.notFound("The account has no owner.").refused());
        return Answer.ok(out -> out.object(() -> {
            out.field("id", owner.userId());
            out.field("email", owner.email());
            out.field("is_verified", true);
            out.field("active_account_id", account.id());
            out.objects("memberships", List.of(owner), member -> {
                out.field("account_id", account.id());
                out.field("role", member.role());
            });
            AuditJson.time(out, "created_at", owner.createdAt());
        }));
    }

    private Answer usage(Call call) {
        int limit = call.account().plan().scansPerDay();
        int used = scans.usedOn(call.account().id(), call.now());
        return Answer.ok(out -> out.object(() -> {
            out.field("scans_used_today", used);
            out.field("scans_limit", limit);
            out.field("scans_remaining", limit == Plan.UNLIMITED ? Plan.UNLIMITED : Math.max(0, limit - used));
        }));
    }

    private Answer list(Call call) {
        int limit = call.query().number("limit", 1, MAXIMUM_LIMIT).orElse(DEFAULT_LIMIT);
        int offset = call.query().number("offset", 0, MAXIMUM_OFFSET).orElse(0);
        ScanFilter filter = filter(call);
        List<Scan> found = scans.list(call.account().id(), filter, offset, limit);
        long total = scans.count(call.account().id(), filter);
        return Answer.ok(out -> out.object(() -> {
            out.objects("scans", found, scan -> json.listed(out, scan));
            out.field("total", total);
        }));
    }

    private Export<Scan> file(Call call) {
        ScanFilter filter = filter(call);
        return new Export<>(
                ScanTable.TABLE, (last, limit) -> scans.listAfter(call.account().id(), filter, last, limit));
    }

    private static ScanFilter filter(Call call) {
        return new ScanFilter(
                statuses(call.query().text("status").orElse("")),
                call.query().text("domain").map(ProfileService::domain).orElse(""));
    }

    private static Set<ScanStatus> statuses(String code) {
        return switch (code) {
            case "" -> EnumSet.complementOf(EnumSet.of(ScanStatus.PENDING));
            case "all" -> EnumSet.allOf(ScanStatus.class);
            default ->
                Set.of(ScanStatus.of(code)
                        .orElseThrow(() -> Problem.badRequest(
                                        "The parameter \"status\" must be pending, processing, completed, failed or all.")
                                .refused()));
        };
    }

    private static String domain(String text) {
        return DomainName.of(text)
                .map(DomainName::text)
                .filter(name -> !name.isEmpty())
                .orElseThrow(() -> Problem.badRequest(
                                "The parameter \"domain\" is no domain name: " + Printable.quoted(text) + ".")
                        .refused());
    }
}
