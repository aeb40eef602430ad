package org.mailassay.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.api.http.Endpoints.Route;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.api.testing.TestScans;
import org.mailassay.store.account.Account;
import org.mailassay.store.domain.Domain;
import org.mailassay.store.monitoring.VerifiedDomains;

/// Every route of the Audit family with a second account's key: what belongs to the first is not there, and nothing
/// says that it exists.
class AuditTenancyTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    private static final String BASE = "/api/audit/v1";

    @Test
    void nothingOfAnotherAccountIsReadableOrGuessable() {
        Account first = API.account("first@tenants.example");
        String firstKey = API.key(first);
        String scan = new TestScans(API).completed(first, "{}");
        API.post(BASE + "/scans/" + scan + "/share", firstKey);
        String seed = API.post(BASE + "/auth/me/seed-addresses", firstKey, "{\"name\": \"a\"}")
                .at("id");
        String key = API.post(BASE + "/auth/me/api-keys", firstKey, "{\"name\": \"a\"}")
                .at("id");
        API.zones("{9.113.0.203.in-addr.arpa: [PTR: mx.tenants.example.]}");
        String ips = API.post(BASE + "/ips/initiate", firstKey, "{\"ip_value\": \"203.0.113.9\", \"method\": \"dns\"}")
                .at("id");
        API.database().change("update ips set verified_at = now() where uuid = cast(:id as uuid)", Map.of("id", ips));
        Domain domain = VerifiedDomains.verify(API.testDatabase(), first, "tenants.example");
        API.testDatabase()
                .execute("insert into monitored_hosts (account_id, domain_id, host_value, is_active) values ("
                        + first.id() + ", " + domain.id() + ", '198.51.100.7', true)");
        String host = Long.toString(API.testDatabase().number("select max(id) from monitored_hosts"));
        Map<String, String> ids = Map.of(
                "local_part", scan,
                "key_id", key,
                "addr_id", seed,
                "domain_id", domain.publicId().toString(),
                "item_id", host,
                "ip_id", ips);
        Map<String, String> none = Map.of(
                "local_part", "s0",
                "key_id", "999999999",
                "addr_id", "999999999",
                "domain_id", new UUID(0, 0).toString(),
                "item_id", "999999999",
                "ip_id", new UUID(0, 0).toString());
        String secondKey = API.key(API.account("second@tenants.example"));

        Set<String> walked = new TreeSet<>();
        for (Route route : API.auditRoutes().stream()
                .sorted(Comparator.comparingInt(AuditTenancyTest::turn))
                .toList()) {
            // OutgoingMailsTest looks at mails; a list as a file is looked at below.
            if (!route.template().replace(".{format}", "").contains("{")
                    || route.template().contains("{mail_id}")) {
                continue;
            }
            Reply foreign = send(route, path(route, ids), secondKey);
            Reply nowhere = send(route, path(route, none), secondKey);
            Reply own = send(route, path(route, ids), firstKey);

            assertThat(foreign.status()).as(route.toString()).isEqualTo(404);
            assertThat(foreign.at("detail")).isEqualTo(nowhere.at("detail"));
            assertThat(own.status()).as(route + ": " + own.body()).isBetween(200, 204);
            walked.add(route.method() + " " + route.template());
        }
        assertThat(walked)
                .contains(
                        "GET /scans/{local_part}/raw",
                        "DELETE /auth/me/api-keys/{key_id}",
                        "POST /domains/{domain_id}/verify",
                        "GET /domains/{domain_id}/score-summary",
                        "DELETE /domains/{domain_id}",
                        "POST /ips/{ip_id}/verify",
                        "DELETE /ips/{ip_id}",
                        "PATCH /domains/{domain_id}/monitored-items/{item_id}",
                        "GET /ips/{ip_id}/health-card",
                        "DELETE /scans/{local_part}");
        for (String path : List.of("/auth/me/scans?status=all", "/auth/me/seed-addresses", "/domains", "/ips")) {
            assertThat(API.get(BASE + path, secondKey).body()).contains("[]");
        }
        assertThat(API.get(BASE + "/auth/me/scans.csv?status=all", secondKey)
                        .body()
                        .lines())
                .hasSize(1);
        assertThat(API.get(BASE + "/auth/me/api-keys", secondKey).size("keys")).isEqualTo(1);
    }

    /// Whoever watches a scan that is being analysed waits for its end, and nothing is found of one that is deleted.
    private static int turn(Route route) {
        if (route.method().equals("DELETE") && !route.template().endsWith("/share")) {
            return 2;
        }
        return route.template().endsWith("/reanalyze") ? 1 : 0;
    }

    private static String path(Route route, Map<String, String> ids) {
        String path = route.template();
        for (Map.Entry<String, String> id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        return BASE + path;
    }

    private static Reply send(Route route, String path, String key) {
        if (path.endsWith("/reanalyze")) {
            return API.post(path, key, "{\"mode\": \"replay\"}");
        }
        return API.send(API.request(path, key).method(route.method(), BodyPublishers.noBody()));
    }
}
