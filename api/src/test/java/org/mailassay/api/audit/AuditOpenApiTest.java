package org.mailassay.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.testing.Resources;
import org.mailassay.api.ServerLimits;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.openapi.OpenApiDocument;
import org.mailassay.api.testing.DescribedAnswers;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.api.testing.TestCards;
import org.mailassay.api.testing.TestScans;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.ApiKeyStore;
import org.mailassay.store.account.KeyCreation;
import org.mailassay.store.account.Scope;
import org.mailassay.store.domain.Domain;
import org.mailassay.store.monitoring.VerifiedDomains;
import org.mailassay.store.scan.ScanRunKey;

/// The Audit family's OpenAPI document against the routes that there are and the answers that they give.
class AuditOpenApiTest {
    @RegisterExtension
    static final TestApi API = TestApi.start(settings -> settings.withLimits(new ServerLimits(
            2_000, 256, 64 << 10, Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(1), 1_000_000)));

    private static final String BASE = "/api/audit/v1";
    private static final DescribedAnswers DOCUMENT =
            new DescribedAnswers(OpenApiDocument.audit("0.0.0-test").json());

    /// The tag of the pages that nobody needs a key for, which are no routes of the family.
    private static final String PUBLIC = "Public pages";

    private final TestScans scans = new TestScans(API);

    @Test
    void everyRouteIsDescribedAndNoOther() {
        Set<String> withKey = DOCUMENT.operations();
        withKey.removeAll(DOCUMENT.operations(PUBLIC));
        assertThat(withKey)
                .isEqualTo(API.auditRoutes().stream()
                        .map(route -> route.method() + " " + route.template())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyAnswerIsAsDescribed() {
        Account account = API.account("openapi@example.com");
        String key = API.key(account);
        Reply created = post("/scans", "/scans", key, "{}");
        String local = created.at("local_part");
        String scan = "/scans/" + local;
        get("/scans/{local_part}", scan, key);
        get("/scans/{local_part}/results", scan + "/results", key);
        ScanRunKey run = scans.receive(local);
        get("/auth/me/scans", "/auth/me/scans?status=all", key);
        scans.complete(
                run, Resources.text("/scan/golden/clean.json").strip().replace("\"clean\"", "\"" + local + "\""));
        for (String below : List.of("", "/results", "/optimized-images", "/raw", "/events")) {
            get("/scans/{local_part}" + below, scan + below, key);
        }
        String share = "/scans/{local_part}/share";
        post(share, scan + "/share", key, "{}");
        delete(share, scan + "/share", key);
        post("/scans/{local_part}/reanalyze", scan + "/reanalyze", key, "{\"mode\": \"replay\"}");
        scans.fail(new ScanRunKey(run.scan(), 2));
        get("/scans/{local_part}", scan, key);
        get("/scans/{local_part}/results", scan + "/results", key);
        Reply seed = post("/auth/me/seed-addresses", "/auth/me/seed-addresses", key, "{\"name\": \"a\"}");
        scans.receive(seed.at("email").replaceAll("@.*", ""));
        Reply made = post("/auth/me/api-keys", "/auth/me/api-keys", key, "{\"name\": \"a\"}");
        for (String path : List.of(
                "/auth/me", "/auth/me/scan-usage", "/auth/me/scans", "/auth/me/api-keys", "/auth/me/seed-addresses")) {
            get(path, path, key);
        }
        delete("/auth/me/api-keys/{key_id}", "/auth/me/api-keys/" + made.at("id"), key);
        delete("/auth/me/seed-addresses/{addr_id}", "/auth/me/seed-addresses/" + seed.at("id"), key);
        delete("/scans/{local_part}", scan, key);
        monitoring(account, key);
        String address = TestCards.insert(API.database(), account.id(), "192.0.2.4/30", 4);
        String card = "/ips/{ip_id}/health-card";
        get(card, "/ips/" + address + "/health-card", key);
        TestCards.look(
                API.database(), account.id(), "192.0.2.4", 85, API.clock().instant());
        get(card, "/ips/" + address + "/health-card", key);
        get("/openapi.json", "/openapi.json", key);
    }

    private void monitoring(Account account, String key) {
        Domain domain = VerifiedDomains.verify(API.testDatabase(), account, "example.com");
        String path = "/domains/" + domain.publicId();
        String monitoring = "/domains/{domain_id}/monitoring";
        API.zones("example.com: [TXT: v=spf1 -all]");
        get(monitoring, path + "/monitoring", key);
        send("post", monitoring, path + "/monitoring", key, "");
        send("post", monitoring, path + "/monitoring", key, "");
        String items = "/domains/{domain_id}/monitored-items";
        API.testDatabase()
                .execute("insert into monitored_hosts (account_id, domain_id, host_value, is_active) values ("
                        + account.id() + ", " + domain.id() + ", '198.51.100.7', true)");
        get(items, path + "/monitored-items", key);
        long host = API.testDatabase().number("select max(id) from monitored_hosts");
        send("patch", items + "/{item_id}", path + "/monitored-items/" + host, key, "");
    }

    @Test
    void everyAnswerAboutOwnershipIsAsDescribed() {
        String key = API.key(API.account("ownership@example.com"));
        API.zones("{8.113.0.203.in-addr.arpa: [PTR: mx.described.example.], 9.113.0.203.in-addr.arpa: [TIMEOUT]}");
        String initiate = "/domains/initiate";
        Reply domain = post(initiate, initiate, key, "{\"domain\": \"described.example\", \"method\": \"dns\"}");
        post("/domains/{domain_id}/verify", "/domains/" + domain.at("id") + "/verify", key, "");
        String mail = ", \"method\": \"email\", \"target\": \"abuse\", \"lang\": \"de\"}";
        post(initiate, initiate, key, "{\"domain\": \"mailed.example\"" + mail);
        String address = "{\"ip_value\": \"203.0.113.8\"";
        post("/ips/preview", "/ips/preview", key, address + "}");
        post("/ips/preview", "/ips/preview", key, "{\"ip_value\": \"203.0.113.8/30\"}");
        Reply ips = post("/ips/initiate", "/ips/initiate", key, address + ", \"method\": \"dns\"}");
        post("/ips/initiate", "/ips/initiate", key, "{\"ip_value\": \"203.0.113.9\", \"method\": \"dns\"}");
        post("/ips/{ip_id}/verify", "/ips/" + ips.at("id") + "/verify", key, "");
        API.zones("{mx.described.example: [TXT: \"" + ips.at("verification_token") + "\"], described.example: [TXT: \""
                + domain.at("verification_token") + "\"]}");
        post("/ips/{ip_id}/verify", "/ips/" + ips.at("id") + "/verify", key, "");
        post("/domains/{domain_id}/verify", "/domains/" + domain.at("id") + "/verify", key, "");
        API.zones("{8.113.0.203.in-addr.arpa: [PTR: mx.described.example.]}");
        post("/ips/initiate", "/ips/initiate", key, address + mail);
        for (String path : List.of("/domains", "/domains/quota", "/ips")) {
            get(path, path, key);
        }
        String score = "/domains/" + domain.at("id") + "/score-summary";
        get("/domains/{domain_id}/score-summary", score, key);
        delete("/domains/{domain_id}", "/domains/" + domain.at("id"), key);
        delete("/ips/{ip_id}", "/ips/" + ips.at("id"), key);
    }

    @Test
    void everyRefusalIsAsDescribed() {
        Account account = API.account("refusals@example.com");
        String key = API.key(account);
        String writer = key(account, Scope.WRITE);
        String reader = key(account, Scope.READ);
        String large = "\"" + "a".repeat(20 << 20) + "\"";
        for (Endpoints.Route route : API.auditRoutes()) {
            String method = route.method().toLowerCase(Locale.ROOT);
            String path = route.template().replace("{local_part}", "s0").replaceAll("\\{[^}]*}", "0");
            if (route.template().equals("/openapi.json")) {
                continue;
            }
            if (method.equals("get")) {
                get(route.template(), path, "");
                get(route.template(), path, writer);
                get(route.template(), path + "?limit=0", key);
                continue;
            }
            send(method, route.template(), path, "", "");
            send(method, route.template(), path, reader, "");
            send(method, route.template(), path, key, "");
            if (method.equals("post")) {
                for (String body : List.of("{", "{\"colour\": 1}", large)) {
                    send(method, route.template(), path, key, body);
                }
                DOCUMENT.assertDescribed(
                        method,
                        route.template(),
                        API.send(API.request(BASE + path, key)
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("{}"))));
            }
        }
    }

    @Test
    void everyPublicPageIsAsDescribed() {
        Account account = API.account("public@example.com");
        String key = API.key(account);
        String local = scans.completed(
                account, Resources.text("/scan/golden/clean.json").strip());
        String token = API.post(BASE + "/scans/" + local + "/share", key, "{}").at("token");
        Set<String> looked = new TreeSet<>();
        for (String template : List.of("/s/{token}", "/s/{token}/message", "/certificate/{token}")) {
            for (String name : List.of(token, "none", "none.svg")) {
                DOCUMENT.assertDescribed("get", template, API.get(template.replace("{token}", name), ""));
            }
            looked.add("GET " + template);
        }
        for (String template : List.of("/domains/confirm/{token}", "/ips/confirm/{token}")) {
            String path = BASE + template.replace("{token}", "none");
            DOCUMENT.assertDescribed("get", template, API.get(path, ""));
            for (String type : List.of("application/x-www-form-urlencoded", "text/plain")) {
                DOCUMENT.assertDescribed(
                        "post",
                        template,
                        API.send(API.request(path, "")
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString(""))));
            }
            looked.add("GET " + template);
            looked.add("POST " + template);
        }

        assertThat(DOCUMENT.operations(PUBLIC)).isEqualTo(looked);
    }

    @Test
    void thePageShowsAllOfItAndNeedsNothingFromElsewhere() {
        Reply page = API.get("/docs/audit", "");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("<script", "http://", "https://", "@base@", "@version@");
        DOCUMENT.operations()
                .forEach(
                        operation -> assertThat(page.body()).contains(operation.substring(operation.indexOf(' ') + 1)));
    }

    private static void get(String template, String path, String key) {
        DOCUMENT.assertDescribed("get", template, API.get(BASE + path, key));
    }

    private static void delete(String template, String path, String key) {
        DOCUMENT.assertDescribed("delete", template, API.delete(BASE + path, key));
    }

    private static Reply post(String template, String path, String key, String body) {
        Reply reply = body.isEmpty() ? API.post(BASE + path, key) : API.post(BASE + path, key, body);
        DOCUMENT.assertDescribed("post", template, reply);
        return reply;
    }

    private static void send(String method, String template, String path, String key, String body) {
        var request = API.request(BASE + path, key);
        var content = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        Reply reply = API.send((body.isEmpty() ? request : request.header("Content-Type", "application/json"))
                .method(method.toUpperCase(Locale.ROOT), content));
        DOCUMENT.assertDescribed(method, template, reply);
    }

    private static String key(Account account, Scope scope) {
        KeyCreation creation = new ApiKeyStore(API.database(), 100)
                .create(
                        account.id(),
                        "test",
                        Set.of(scope),
                        Optional.empty(),
                        API.clock().instant());
        return ((KeyCreation.Created) creation).key().text();
    }
}
