package org.mailassay.api.dmarc;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.List;
import java.util.Set;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.JsonFields;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Printable;
import org.mailassay.api.http.Problem;
import org.mailassay.store.account.RandomText;
import org.mailassay.store.account.Scope;
import org.mailassay.store.event.EventType;
import org.mailassay.store.webhook.Delivery;
import org.mailassay.store.webhook.Webhook;
import org.mailassay.store.webhook.WebhookDraft;
import org.mailassay.store.webhook.WebhookFormat;
import org.mailassay.store.webhook.WebhookKey;
import org.mailassay.store.webhook.WebhookStore;

/// `/webhooks`: whom events are delivered to by HTTP, tested, and how deliveries went.
public final class WebhookService implements HttpService {
    private static final Set<String> FIELDS = Set.of("url", "format", "event_types", "active");
    private static final int SECRET = 43;

    private final Endpoints endpoints;
    private final WebhookStore webhooks;
    private final Set<String> namedHosts;

    /// @param namedHosts that the operator allows without TLS too
    public WebhookService(Endpoints endpoints, WebhookStore webhooks, Set<String> namedHosts) {
        this.endpoints = endpoints;
        this.webhooks = webhooks;
        this.namedHosts = Set.copyOf(namedHosts);
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/webhooks", Operation.get(this::list), Operation.post(this::create));
        endpoints.at(
                rules,
                "/webhooks/{id}",
                Operation.get(this::show),
                Operation.patch(this::change),
                Operation.delete(this::delete));
        endpoints.at(rules, "/webhooks/{id}/rotate", Operation.post(this::rotate));
        endpoints.at(rules, "/webhooks/{id}/test", Operation.post(this::test));
        endpoints.at(rules, "/webhooks/{id}/deliveries", Operation.get(this::deliveries));
    }

    private Answer list(Call call) {
        boolean whole = seesWhole(call);
        return Envelope.list(
                call, webhooks.list(call.account().id()), (json, webhook) -> WebhookJson.write(json, webhook, whole));
    }

    private Answer create(Call call) {
        JsonFields body = call.json(FIELDS);
        WebhookFormat format =
                body.textIfGiven("format").map(WebhookService::format).orElse(WebhookFormat.JSON);
        WebhookDraft draft = new WebhookDraft(
                WebhookUrl.of(body.text("url"), namedHosts),
                format,
                body.textsIfGiven("event_types").map(WebhookService::types).orElse(usual(format)),
                body.flagIfGiven("active").orElse(true));
        String secret = secret();
        Webhook made = webhooks.create(call.account().id(), draft, secret, call.now())
                .orElseThrow(() -> Problem.unprocessable("An account has " + WebhookStore.MOST + " webhooks at most.")
                        .refused());
        return Envelope.of(call, 201, json -> WebhookJson.write(json, made, secret));
    }

    private Answer show(Call call) {
        Webhook webhook = require(call);
        return Envelope.of(call, json -> WebhookJson.write(json, webhook, seesWhole(call)));
    }

    private Answer change(Call call) {
        Webhook before = require(call);
        JsonFields body = call.json(FIELDS);
        WebhookDraft draft = new WebhookDraft(
                body.textIfGiven("url")
                        .map(url -> WebhookUrl.of(url, namedHosts))
                        .orElse(before.url()),
                body.textIfGiven("format").map(WebhookService::format).orElse(before.format()),
                body.textsIfGiven("event_types").map(WebhookService::types).orElse(before.eventTypes()),
                body.flagIfGiven("active").orElse(before.active()));
        Webhook after = webhooks.update(before.key(), draft)
                .orElseThrow(() -> Problem.notFound().refused());
        return Envelope.of(call, json -> WebhookJson.write(json, after, seesWhole(call)));
    }

    private Answer delete(Call call) {
        call.requireNoBody();
        if (!webhooks.delete(key(call))) {
            throw Problem.notFound().refused();
        }
        return new Answer.Nothing();
    }

    private Answer rotate(Call call) {
        call.requireNoBody();
        String secret = secret();
        Webhook rotated = webhooks.rotate(key(call), secret, call.now())
                .orElseThrow(() -> Problem.notFound().refused());
        return Envelope.of(call, json -> WebhookJson.write(json, rotated, secret));
    }

    private Answer test(Call call) {
        call.requireNoBody();
        long delivery = webhooks.test(key(call), call.now())
                .orElseThrow(() -> Problem.notFound().refused());
        return Envelope.of(call, 202, json -> json.field("delivery_id", ResourceId.DELIVERY.text(delivery)));
    }

    private Answer deliveries(Call call) {
        PageRequest request = PageRequest.of(call);
        Webhook webhook = require(call);
        long before = request.cursor()
                .map(cursor -> ResourceId.DELIVERY
                        .parse(cursor)
                        .orElseThrow(() -> PageRequest.noCursor().refused()))
                .orElse(Long.MAX_VALUE);
        List<Delivery> found = webhooks.deliveries(webhook.key(), before, request.limit() + 1);
        return Envelope.page(
                call,
                Page.of(found, request.limit(), last -> PageRequest.encode(ResourceId.DELIVERY.text(last.id()))),
                WebhookJson::write);
    }

    /// Who may change the URL may see it.
    private static boolean seesWhole(Call call) {
        return call.scopes().contains(Scope.WRITE);
    }

    private Webhook require(Call call) {
        return webhooks.find(key(call)).orElseThrow(() -> Problem.notFound().refused());
    }

    private static WebhookKey key(Call call) {
        return new WebhookKey(call.account().id(), ResourceId.WEBHOOK.inPath(call));
    }

    private static String secret() {
        return "whsec_" + RandomText.base62(SECRET);
    }

    /// A channel for people is told of alerts, and not of every report.
    private static List<String> usual(WebhookFormat format) {
        return switch (format) {
            case JSON -> List.of();
            case SLACK, TEAMS -> List.of(EventType.ALERT_FIRED.code(), EventType.ALERT_RECOVERED.code());
        };
    }

    private static WebhookFormat format(String code) {
        return WebhookFormat.of(code)
                .orElseThrow(() -> Problem.unprocessable("The field \"format\" must be json, slack or teams.")
                        .refused());
    }

    private static List<String> types(List<String> codes) {
        return codes.stream()
                .distinct()
                .map(code -> EventType.of(code)
                        .map(EventType::code)
                        .orElseThrow(
                                () -> Problem.unprocessable("There is no event type " + Printable.quoted(code) + ".")
                                        .refused()))
                .toList();
    }
}
