package org.mailassay.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.api.http.Endpoints.Route;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.api.testing.TestCards;
import org.mailassay.api.testing.TestScans;
import org.mailassay.store.account.Account;

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
        String address = TestCards.insert(API.database(), first.id(), "192.0.2.1", 1);
        String secondKey = API.key(API.account("second@tenants.example"));

        Set<String> walked = new TreeSet<>();
        for (Route route : API.auditRoutes().stream()
                .sorted(Comparator.comparingInt(AuditTenancyTest::turn))
                .toList()) {
            if (!route.template().contains("{")) {
                continue;
            }
            Reply foreign = send(route, path(route, scan, key, seed, address), secondKey);
            Reply nowhere = send(
                    route,
                    path(route, "s0", "999999999", "999999999", "00000000-0000-0000-0000-000000000000"),
                    secondKey);
            Reply own = send(route, path(route, scan, key, seed, address), firstKey);

            assertThat(foreign.status()).as(route.toString()).isEqualTo(404);
            assertThat(foreign.at("detail")).isEqualTo(nowhere.at("detail"));
            assertThat(own.status()).as(route + ": " + own.body()).isBetween(200, 204);
            walked.add(route.method() + " " + route.template());
        }
        assertThat(walked)
                .contains(
                        "GET /scans/{local_part}/raw",
                        "DELETE /auth/me/api-keys/{key_id}",
                        "DELETE /scans/{local_part}");
        for (String path : List.of("/auth/me/scans?status=all", "/auth/me/seed-addresses")) {
            assertThat(API.get(BASE + path, secondKey).body()).contains("[]");
        }
        assertThat(API.get(BASE + "/auth/me/api-keys", secondKey).size("keys")).isEqualTo(1);
    }

    /// Whoever watches a scan that is being analysed waits for its end, and nothing is found of one that is deleted.
    private static int turn(Route route) {
        if (route.template().equals("/scans/{local_part}") && route.method().equals("DELETE")) {
            return 2;
        }
        return route.template().endsWith("/reanalyze") ? 1 : 0;
    }

    private static String path(Route route, String scan, String key, String seed, String address) {
        return BASE
                + route.template()
                        .replace("{local_part}", scan)
                        .replace("{key_id}", key)
                        .replace("{addr_id}", seed)
                        .replace("{ip_id}", address);
    }

    private static Reply send(Route route, String path, String key) {
        if (path.endsWith("/reanalyze")) {
            return API.post(path, key, "{\"mode\": \"replay\"}");
        }
        return API.send(API.request(path, key).method(route.method(), BodyPublishers.noBody()));
    }
}
