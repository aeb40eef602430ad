package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.JsonValue;
import org.mailassay.api.openapi.OpenApiDocument;
import org.mailassay.api.testing.DescribedAnswers;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.api.testing.TestReports;
import org.mailassay.api.testing.TestReports.Row;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.ApiKeyStore;
import org.mailassay.store.account.KeyCreation;
import org.mailassay.store.account.Scope;

/// The OpenAPI document against the routes that there are and the answers that they give.
class OpenApiTest {
    @RegisterExtension
    static final TestApi API = TestApi.start(settings -> settings.withLimits(ErrorsTest.MANY_WITHOUT_KEY));

    private static final String BASE = "/api/dmarc/v1";

    @Test
    void everyRouteIsDescribedAndNoOther() {
        assertThat(new DescribedAnswers(document()).operations())
                .isEqualTo(API.dmarcRoutes().stream()
                        .map(route -> route.method() + " " + route.template())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyAnswerIsAsDescribed() {
        Account account = API.account("openapi@example.com");
        String key = API.key(account);
        Reply added = API.post(BASE + "/domains", key, "{\"domain\": \"example.com\"}");
        String domain = "/domains/" + added.at("data.id");
        assertDescribed("post", "/domains", added);
        assertDescribed("post", "/domains/{id}/activate", API.post(BASE + domain + "/activate", key));
        assertDescribed("patch", "/account", API.patch(BASE + "/account", key, "{\"failure_reports\": \"full\"}"));
        takeReportsIn(account);
        API.zones("""
                example.com: [{TXT: 'v=spf1 include:_spf.example.com mx -all'}, {MX: [10, mail.example.com]}]
                _spf.example.com: [{TXT: 'v=spf1 ip4:198.51.100.0/24 a:nowhere.example.com -all'}]
                mail.example.com: [{A: 198.51.100.1}]
                _dmarc.example.com: [{TXT: 'v=DMARC1; p=quarantine; rua=mailto:a@example.com,mailto:b@other.example; x=1'}]
                default._bimi.example.com: [{TXT: 'v=BIMI1; l=https://example.com/logo.svg; a='}]
                _mta-sts.example.com: [{TXT: 'v=STSv1; id=1'}]
                _smtp._tls.example.com: [{TXT: 'v=TLSRPTv1; rua=mailto:tls@example.com'}]
                s1._domainkey.example.com: [{TXT: 'v=DKIM1; k=rsa; p='}]
                """);
        String report = "/reports/" + API.get(BASE + "/reports", key).at("data.0.id");

        Map<String, String> pathsByTemplate = Map.ofEntries(
                Map.entry("/account", "/account"),
                Map.entry("/domains", "/domains"),
                Map.entry("/domains/{id}", domain),
                Map.entry("/domains/{id}/dns", domain + "/dns"),
                Map.entry("/domains/{id}/stats", domain + "/stats?range=7d"),
                Map.entry("/domains/{id}/sources", domain + "/sources?range=7d"),
                Map.entry("/reports", "/reports?limit=1"),
                Map.entry("/reports/unassigned", "/reports/unassigned"),
                Map.entry("/reports/{id}", report),
                Map.entry("/domains/{id}/tls", domain + "/tls?range=7d"),
                Map.entry("/tls_reports", "/tls_reports"),
                Map.entry(
                        "/tls_reports/{id}",
                        "/tls_reports/" + API.get(BASE + "/tls_reports", key).at("data.0.id")),
                Map.entry("/failure_reports", "/failure_reports"),
                Map.entry(
                        "/failure_reports/{id}",
                        "/failure_reports/"
                                + API.get(BASE + "/failure_reports", key).at("data.0.id") + "?original=true"),
                Map.entry("/intake", "/intake"));
        pathsByTemplate.forEach((template, path) -> assertDescribed("get", template, API.get(BASE + path, key)));
        assertDescribed("get", "/domains", API.get(BASE + "/domains?limit=10", key));
        eventsAreAsDescribed(key);
        assertDescribed("post", "/domains/{id}/refresh_dns", API.post(BASE + domain + "/refresh_dns", key));
        assertDescribed("post", "/domains/{id}/deactivate", API.post(BASE + domain + "/deactivate", key));
        assertDescribed("get", "/domains", API.get(BASE + "/domains", "ma_live_none"));
        assertDescribed("post", "/domains", API.post(BASE + "/domains", key, "{"));
        assertDescribed("post", "/domains", API.post(BASE + "/domains", key, "{}"));
        assertDescribed("get", "/domains/{id}", API.get(BASE + "/domains/ud_0", key));
    }

    private static void eventsAreAsDescribed(String key) {
        Reply made = API.post(BASE + "/webhooks", key, "{\"url\": \"https://hooks.example.com/\"}");
        assertDescribed("post", "/webhooks", made);
        String webhook = "/webhooks/" + made.at("data.id");
        assertDescribed("post", "/webhooks/{id}/test", API.post(BASE + webhook + "/test", key));
        assertDescribed("post", "/webhooks/{id}/rotate", API.post(BASE + webhook + "/rotate", key));
        assertDescribed("get", "/webhooks/{id}/deliveries", API.get(BASE + webhook + "/deliveries", key));
        assertDescribed("get", "/webhooks", API.get(BASE + "/webhooks", key));
        assertDescribed("get", "/webhooks/{id}", API.get(BASE + webhook, key));
        assertDescribed("patch", "/webhooks/{id}", API.patch(BASE + webhook, key, "{\"active\": false}"));
        assertDescribed("delete", "/webhooks/{id}", API.delete(BASE + webhook, key));
        assertDescribed("get", "/events", API.get(BASE + "/events", key));
        assertDescribed("get", "/alerts", API.get(BASE + "/alerts", key));
        assertDescribed("get", "/alerts/rules", API.get(BASE + "/alerts/rules", key));
        assertDescribed(
                "patch",
                "/alerts/rules",
                API.patch(BASE + "/alerts/rules", key, "{\"rule\": \"failure_rate\", \"threshold\": 10}"));
        assertDescribed("get", "/alerts/mails", API.get(BASE + "/alerts/mails", key));
        assertDescribed("patch", "/alerts/mails", API.patch(BASE + "/alerts/mails", key, "{\"digest\": false}"));
    }

    @Test
    void everyRefusalIsAsDescribed() {
        Account account = API.account("refusals@example.com");
        String key = API.key(account);
        String write = new ApiKeyStore(API.database(), 10)
                                .create(
                                        account.id(),
                                        "write",
                                        Set.of(Scope.WRITE),
                                        Optional.empty(),
                                        API.clock().instant())
                        instanceof KeyCreation.Created created
                ? created.key().text()
                : "";
        String domain = API.post(BASE + "/domains", key, "{\"domain\": \"refused.example\"}")
                .at("data.id");

        for (Endpoints.Route route : API.dmarcRoutes()) {
            String method = route.method().toLowerCase(Locale.ROOT);
            String path = BASE + route.template().replace("{id}", domain).replace("{format}", "csv");
            if (route.template().equals("/openapi.json")) {
                continue;
            }
            if (method.equals("get")) {
                assertDescribed(method, route.template(), API.get(path, ""));
                assertDescribed(method, route.template(), API.get(path, write));
                assertDescribed(method, route.template(), API.get(path.replace(domain, "ud_0"), key));
                assertDescribed(method, route.template(), API.get(path + "?limit=0&range=0d", key));
            } else {
                for (String body : List.of("{", "{\"colour\": 1}", "\"" + "a".repeat(70_000) + "\"")) {
                    assertDescribed(method, route.template(), send(route, path, key, "application/json", body));
                }
                assertDescribed(method, route.template(), send(route, path, key, "text/plain", "{}"));
            }
        }
    }

    private static Reply send(Endpoints.Route route, String path, String key, String type, String body) {
        return API.send(API.request(path, key)
                .header("Content-Type", type)
                .method(route.method(), BodyPublishers.ofString(body)));
    }

    @Test
    void thePageShowsAllOfItAndNeedsNothingFromElsewhere() {
        Reply page = API.get("/docs", "");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy")).doesNotContain("script");
        assertThat(page.body()).doesNotContain("<script", "http://", "https://", "@base@", "@version@");
        child(document(), "paths")
                .fields()
                .keySet()
                .forEach(path -> assertThat(page.body()).contains(path));
        Set<String> webhooks = child(document(), "webhooks").fields().keySet();
        assertThat(webhooks).contains("alert.fired");
        webhooks.forEach(
                name -> assertThat(page.body()).contains("<h2><code>POST to a webhook: " + name + "</code></h2>"));
        assertThat(page.body()).contains("<td><code>data.org_name</code></td>");
        child(child(document(), "components"), "schemas")
                .fields()
                .keySet()
                .forEach(name -> assertThat(page.body()).contains("<section id=\"" + name + "\">"));
    }

    @Test
    void theDocumentIsReadWithoutAKeyWithinTheLimit() {
        Reply reply = API.get(BASE + "/openapi.json", API.key(API.account("reads@example.com")));
        assertThat(reply.at("openapi")).isEqualTo("3.1.0");
        assertThat(reply.at("info.version")).isEqualTo("0.0.0-test");
        assertThat(reply.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
    }

    private static void takeReportsIn(Account account) {
        Instant begin = Instant.parse("2026-04-29T00:00:00Z");
        List<Row> rows = List.of(
                new Row("198.51.100.1", 10, "none", true, true), new Row("2001:db8::1", 5, "reject", false, false));
        TestReports reports = new TestReports(API.database());
        String xml = TestReports.xml("r.example", "1", "example.com", begin, begin.plusSeconds(86_399), rows);
        reports.mail(account, xml.replace("<disposition>reject", "<disposition>Reject!"));
        reports.mail(account, xml);
        reports.mail(account, xml.replace("<report_id>1", "<report_id>2"));
        reports.mail(account, xml.replace("example.com", "unassigned.example"));
        reports.take(account, TestReports.FAILURE.replace("failed.example", "example.com"));
        reports.take(account, TestReports.TLS.replace("tls.example", "example.com"));
        reports.take(account, "Subject: hello\r\n\r\nnot a report\r\n");
    }

    private static void assertDescribed(String method, String template, Reply reply) {
        new DescribedAnswers(document()).assertDescribed(method, template, reply);
    }

    private static JsonValue.Fields child(JsonValue.Fields parent, String name) {
        return (JsonValue.Fields) parent.fields().getOrDefault(name, new JsonValue.Fields(Map.of()));
    }

    private static JsonValue.Fields document() {
        return OpenApiDocument.dmarc("0.0.0-test").json();
    }
}
