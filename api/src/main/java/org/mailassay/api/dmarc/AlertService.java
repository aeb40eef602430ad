package org.mailassay.api.dmarc;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.mailassay.analysis.alert.AlertRule;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.JsonFields;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Printable;
import org.mailassay.api.http.Problem;
import org.mailassay.store.alert.Alert;
import org.mailassay.store.alert.AlertMails;
import org.mailassay.store.alert.AlertStore;
import org.mailassay.store.alert.RuleOverride;
import org.mailassay.store.alert.RuleOverrides;

/// `/alerts`: what was told, the rules by which it is, and who is told by mail.
public final class AlertService implements HttpService {
    private static final Set<String> RULE =
            Set.of("rule", "domain_id", "enabled", "threshold", "minimum", "cool_down_minutes");
    private static final Set<String> MAILS = Set.of("addresses", "digest");
    private static final double MOST = 1_000_000;
    private static final int LONGEST_COOL_DOWN = 60 * 24 * 90;

    private final Endpoints endpoints;
    private final AlertStore alerts;

    public AlertService(Endpoints endpoints, AlertStore alerts) {
        this.endpoints = endpoints;
        this.alerts = alerts;
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/alerts", Operation.get(this::list));
        endpoints.at(rules, "/alerts/rules", Operation.get(this::rules), Operation.patch(this::changeRule));
        endpoints.at(rules, "/alerts/mails", Operation.get(this::mails), Operation.patch(this::changeMails));
    }

    private Answer list(Call call) {
        PageRequest request = PageRequest.of(call);
        Optional<Boolean> open = call.query().text("state").map(AlertService::isOpen);
        long before = request.cursor()
                .map(cursor -> ResourceId.ALERT
                        .parse(cursor)
                        .orElseThrow(() -> PageRequest.noCursor().refused()))
                .orElse(Long.MAX_VALUE);
        List<Alert> found = alerts.list(call.account().id(), open, before, request.limit() + 1);
        return Envelope.page(
                call,
                Page.of(found, request.limit(), last -> PageRequest.encode(ResourceId.ALERT.text(last.id()))),
                AlertJson::write);
    }

    private Answer rules(Call call) {
        long domainId = ResourceId.DOMAIN.inQuery(call, "domain_id").orElse(0);
        return rules(call, domainId);
    }

    private Answer rules(Call call, long domainId) {
        RuleOverrides overrides = alerts.rules(call.account().id());
        return Envelope.list(
                call,
                List.of(AlertRule.values()),
                (json, rule) -> AlertJson.write(json, rule, overrides.setting(rule, domainId), domainId));
    }

    private Answer changeRule(Call call) {
        JsonFields body = call.json(RULE);
        String code = body.text("rule");
        AlertRule rule = AlertRule.of(code)
                .orElseThrow(() -> Problem.unprocessable("There is no rule " + Printable.quoted(code) + ".")
                        .refused());
        long domainId = body.textIfGiven("domain_id")
                .map(text -> ResourceId.DOMAIN
                        .parse(text)
                        .orElseThrow(() -> Problem.notFound().refused()))
                .orElse(0L);
        OptionalDouble minimum = body.numberIfGiven("minimum", 0, 1e12);
        OptionalDouble minutes = body.numberIfGiven("cool_down_minutes", 1, LONGEST_COOL_DOWN);
        RuleOverride override = new RuleOverride(
                domainId,
                rule,
                body.flagIfGiven("enabled"),
                body.numberIfGiven("threshold", 0, MOST),
                minimum.isPresent() ? OptionalLong.of(Math.round(minimum.getAsDouble())) : OptionalLong.empty(),
                minutes.isPresent()
                        ? Optional.of(Duration.ofMinutes(Math.round(minutes.getAsDouble())))
                        : Optional.empty());
        if (!alerts.saveRule(call.account().id(), override)) {
            throw Problem.notFound().refused();
        }
        return rules(call, domainId);
    }

    private Answer mails(Call call) {
        AlertMails mails = alerts.mails(call.account().id());
        List<String> confirmed = alerts.confirmed(call.account().id());
        return Envelope.of(call, json -> {
            json.strings("addresses", mails.addresses());
            json.field("digest", mails.digest());
            json.strings("possible_addresses", confirmed);
        });
    }

    private Answer changeMails(Call call) {
        JsonFields body = call.json(MAILS);
        AlertMails before = alerts.mails(call.account().id());
        List<String> confirmed = alerts.confirmed(call.account().id());
        List<String> addresses = body.textsIfGiven("addresses")
                .map(given -> given.stream()
                        .map(each -> each.strip().toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList())
                .orElse(before.addresses());
        addresses.stream()
                .filter(each -> !confirmed.contains(each.toLowerCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(foreign -> {
                    throw Problem.unprocessable("The address " + Printable.quoted(foreign)
                                    + " is neither the account's nor one of its members'.")
                            .refused();
                });
        alerts.saveMails(
                call.account().id(),
                new AlertMails(addresses, body.flagIfGiven("digest").orElse(before.digest())));
        return mails(call);
    }

    private static boolean isOpen(String state) {
        return switch (state) {
            case "open" -> true;
            case "over" -> false;
            default ->
                throw Problem.badRequest("The parameter \"state\" must be open or over.")
                        .refused();
        };
    }
}
