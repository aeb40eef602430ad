package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.api.http.Endpoints.Route;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.api.testing.TestReports;
import org.mailassay.store.account.Account;

/// Every route with a second account's key: what belongs to the first is not there, and nothing says that it exists.
class TenancyTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    private static final String BASE = "/api/dmarc/v1";

    /// Routes that name no resource: they answer with what the second account has, which is nothing.
    private static final Set<String> OWN = Set.of(
            "/account",
            "/domains",
            "/reports",
            "/reports.{format}",
            "/reports/unassigned",
            "/reports/unassigned.{format}",
            "/tls_reports",
            "/tls_reports.{format}",
            "/failure_reports",
            "/failure_reports.{format}",
            "/intake",
            "/intake.{format}",
            "/events",
            "/webhooks",
            "/alerts",
            "/alerts/rules",
            "/alerts/mails",
            "/openapi.json");

    @Test
    void nothingOfAnotherAccountIsReadableOrGuessable() {
        Account first = API.account("first@tenants.example");
        String firstKey = API.key(first);
        String domain = API.post(BASE + "/domains", firstKey, "{\"domain\": \"first.example\"}")
                .at("data.id");
        API.post(BASE + "/domains/" + domain + "/activate", firstKey);
        Instant begin = Instant.parse("2026-04-29T00:00:00Z");
        TestReports reports = new TestReports(API.database());
        List<TestReports.Row> rows = List.of(new TestReports.Row("198.51.100.1", 7, "none", true, true));
        for (String name : List.of("first.example", "unassigned.example")) {
            reports.mail(
                    first, TestReports.xml("r.example", "id-" + name, name, begin, begin.plusSeconds(86_399), rows));
        }
        reports.take(first, TestReports.FAILURE);
        reports.take(first, TestReports.TLS);
        Map<String, String> ids = Map.of(
                "domains",
                domain,
                "reports",
                API.get(BASE + "/reports", firstKey).at("data.0.id"),
                "tls_reports",
                API.get(BASE + "/tls_reports", firstKey).at("data.0.id"),
                "failure_reports",
                API.get(BASE + "/failure_reports", firstKey).at("data.0.id"),
                "webhooks",
                API.post(BASE + "/webhooks", firstKey, "{\"url\": \"https://hooks.first.example/\"}")
                        .at("data.id"));
        String secondKey = API.key(API.account("second@tenants.example"));

        Set<String> walked = new TreeSet<>();
        for (Route route : API.dmarcRoutes()) {
            if (OWN.contains(route.template())) {
                continue;
            }
            String id = ids.getOrDefault(route.template().split("/", -1)[1], "");
            String form = route.template().replace("{format}", "csv");
            String path = BASE + form.replace("{id}", id);
            String absent = BASE + form.replace("{id}", "999999999");
            Reply foreign = call(route, path, secondKey);
            Reply nowhere = call(route, absent, secondKey);
            // Deleted, it would be gone for the routes that come after.
            boolean deletes = route.method().equals("DELETE");
            Reply own = deletes ? API.get(path, firstKey) : call(route, path, firstKey);

            assertThat(own.status()).as(route.toString()).isBetween(200, 202);
            assertThat(foreign.status()).as(route.toString()).isEqualTo(404);
            assertThat(foreign.at("error.message")).isEqualTo(nowhere.at("error.message"));
            walked.add(route.method() + " " + route.template());
        }
        assertThat(walked)
                .contains(
                        "GET /domains/{id}/stats",
                        "GET /domains/{id}/stats.{format}",
                        "POST /domains/{id}/activate",
                        "GET /reports/{id}/raw",
                        "GET /reports/{id}/rows.{format}",
                        "GET /domains/{id}/tls",
                        "GET /tls_reports/{id}",
                        "GET /domains/{id}/tls.{format}",
                        "GET /failure_reports/{id}");
    }

    private static Reply call(Route route, String path, String key) {
        return switch (route.method()) {
            case "GET" -> API.get(path, key);
            case "PATCH" -> API.patch(path, key, "{}");
            case "DELETE" -> API.delete(path, key);
            default -> API.post(path, key);
        };
    }

    @Test
    void listsOfAnotherAccountStayEmpty() {
        Account first = API.account("lists@tenants.example");
        String firstKey = API.key(first);
        String domain = API.post(BASE + "/domains", firstKey, "{\"domain\": \"lists.example\"}")
                .at("data.id");
        Instant begin = Instant.parse("2026-04-29T00:00:00Z");
        new TestReports(API.database())
                .mail(
                        first,
                        TestReports.xml(
                                "r.example", "u", "nobodys.example", begin, begin.plusSeconds(86_399), List.of()));
        new TestReports(API.database()).take(first, TestReports.FAILURE);
        new TestReports(API.database()).take(first, TestReports.TLS);
        API.post(BASE + "/webhooks", firstKey, "{\"url\": \"https://hooks.lists.example/\"}");
        String secondKey = API.key(API.account("empty@tenants.example"));

        for (String path : List.of(
                "/domains",
                "/reports",
                "/reports/unassigned",
                "/tls_reports",
                "/failure_reports",
                "/intake",
                "/webhooks",
                "/alerts",
                "/reports?domain_id=" + domain)) {
            assertThat(API.get(BASE + path, secondKey).size("data")).as(path).isZero();
        }
        for (String path : List.of(
                "/reports.ndjson",
                "/reports/unassigned.ndjson",
                "/tls_reports.ndjson",
                "/failure_reports.ndjson",
                "/intake.ndjson")) {
            assertThat(API.get(BASE + path, secondKey).body()).as(path).isEmpty();
        }
        assertThat(API.get(BASE + "/events", firstKey).body()).contains("report.stored");
        assertThat(API.get(BASE + "/events", secondKey).body()).isEmpty();
        assertThat(API.patch(
                                BASE + "/alerts/rules",
                                secondKey,
                                "{\"rule\": \"new_sender\", \"domain_id\": \"" + domain + "\"}")
                        .status())
                .isEqualTo(404);
        assertThat(API.post(BASE + "/domains", secondKey, "{\"domain\": \"lists.example\"}")
                        .status())
                .as("two accounts may watch the same domain")
                .isEqualTo(201);
    }
}
