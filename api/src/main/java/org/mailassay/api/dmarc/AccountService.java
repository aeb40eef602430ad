package org.mailassay.api.dmarc;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Problem;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.account.AccountUsage;
import org.mailassay.store.account.FailedMessages;

/// `/account`: who the key belongs to, what the plan allows, what came in, and what is kept of failed messages.
public final class AccountService implements HttpService {
    private final Endpoints endpoints;
    private final AccountStore accounts;
    private final ReportingAddresses reportingAddresses;

    public AccountService(Endpoints endpoints, AccountStore accounts, ReportingAddresses reportingAddresses) {
        this.endpoints = endpoints;
        this.accounts = accounts;
        this.reportingAddresses = reportingAddresses;
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/account", Operation.get(this::show), Operation.patch(this::change));
    }

    private Answer show(Call call) {
        return answer(call, call.account());
    }

    private Answer change(Call call) {
        String text = call.json(Set.of("failure_reports")).text("failure_reports");
        FailedMessages choice = FailedMessages.of(text)
                .orElseThrow(() -> Problem.unprocessable("The field \"failure_reports\" must be headers or full.")
                        .refused());
        accounts.keepFailedMessages(call.account().id(), choice);
        return answer(
                call,
                accounts.find(call.account().id())
                        .orElseThrow(() -> Problem.notFound().refused()));
    }

    private Answer answer(Call call, Account account) {
        AccountUsage usage =
                accounts.usage(account.id(), call.now().atOffset(ZoneOffset.UTC).toLocalDate());
        return Envelope.of(call, json -> {
            json.field("id", ResourceId.USER.text(account.ownerId()));
            json.field("email", account.email());
            json.field("reporting_address", reportingAddresses.of(account));
            json.field("failure_reports", account.failureReports().code());
            json.object("subscription", () -> {
                json.field("plan", account.plan().name());
                json.field("status", account.standing(call.now()).name().toLowerCase(Locale.ROOT));
                json.field("included_domains", account.plan().includedDomains());
                json.field("extra_domains", account.extraDomains());
                json.field("total_allowed_domains", account.totalAllowedDomains());
                json.field("active_domains", usage.activeDomains());
                json.field("retention_days", account.plan().retentionDays());
                json.field("current_period_end", account.periodEnd());
            });
            json.object("usage", () -> {
                json.field("reports_30d", usage.reports());
                json.field("messages_30d", usage.messages());
            });
            json.field("created_at", account.createdAt());
        });
    }
}
