package org.mailassay.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.api.ScanSettings;
import org.mailassay.api.http.JsonValue;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.api.testing.TestScans;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.account.ApiKeyStore;
import org.mailassay.store.account.KeyCreation;
import org.mailassay.store.account.PlanStore;
import org.mailassay.store.account.Scope;
import org.mailassay.store.scan.ScanFixture;
import org.mailassay.store.scan.ScanRunKey;

/// Scans over HTTP, with the fields and codes of the reference.
class ScansTest {
    @RegisterExtension
    static final TestApi API =
            TestApi.start(settings -> settings.withScans(new ScanSettings(ScanSettings.DEFAULT.url(), 200_000)));

    private static final String BASE = "/api/audit/v1";
    private static final String MESSAGE = "From: a@example.com\r\nSubject: h\u00e9llo\r\n\r\nhello\r\n";

    private final TestScans scans = new TestScans(API);

    @Test
    void aScanFromItsCreationToItsResults() {
        String key = API.key(API.account("flow@example.com"));
        Reply created = API.post(BASE + "/scans", key, "{}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(names(created)).containsExactly("local_part", "email_address", "status", "created_at", "view_count");
        String local = created.at("local_part");
        String path = BASE + "/scans/" + local;
        assertThat(local).matches("s[0-9a-z]{15}");
        assertThat(created.at("email_address")).isEqualTo(local + "@" + TestApi.MAIL_DOMAIN);
        assertThat(created.at("status")).isEqualTo("pending");
        assertThat(created.at("created_at")).isEqualTo("2026-04-30T12:00:00");

        Reply pending = API.get(path, key);
        assertThat(names(pending))
                .containsExactly(
                        "local_part",
                        "email_address",
                        "status",
                        "created_at",
                        "received_at",
                        "processed_at",
                        "processing_time_ms",
                        "view_count");
        assertThat(pending.at("received_at")).isEqualTo("null");
        assertThat(API.get(path + "/results", key).status()).isEqualTo(202);
        assertThat(API.get(path + "/raw", key).status()).isEqualTo(404);

        ScanRunKey run = scans.receive(local);
        assertThat(API.get(BASE + "/scans/" + local.toUpperCase(java.util.Locale.ROOT), key)
                        .at("status"))
                .isEqualTo("processing");
        assertThat(API.get(path + "/results", key).at("status")).isEqualTo("processing");
        assertThat(API.get(path + "/optimized-images", key).status()).isEqualTo(404);
        scans.complete(run, "{\"scan_id\":\"" + local + "\",\"status\":\"completed\",\"scores\":{\"overall\":87}}");

        Reply completed = API.get(path, key);
        assertThat(completed.at("status")).isEqualTo("completed");
        assertThat(completed.at("processed_at")).isEqualTo("2026-04-30T12:00:45");
        Reply results = API.get(path + "/results", key);
        assertThat(results.status()).isEqualTo(200);
        assertThat(results.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(results.at("scores.overall")).isEqualTo("87");
        assertThat(results.at("view_count")).isEqualTo("0");
        Reply zip = API.get(path + "/optimized-images", key);
        assertThat(zip.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"mailassay-" + local + "-optimized.zip\"");
        assertThat(zip.header("Content-Type")).isEqualTo("application/zip");
        Reply raw = API.get(path + "/raw", key);
        assertThat(raw.body()).startsWith("From: a@example.com\r\n");
        assertThat(raw.header("Content-Type")).isEqualTo("message/rfc822");
        API.clock().advance(Duration.ofHours(1));
        assertThat(API.get(path + "/optimized-images", key).status()).isEqualTo(404);

        assertThat(API.delete(path, key).at("deleted")).isEqualTo("true");
        assertThat(API.get(path, key).status()).isEqualTo(404);
        assertThat(API.delete(path, key).status()).isEqualTo(404);
    }

    @Test
    void aFailedScanSaysWhyAndIsAnalysedAgain() {
        String key = API.key(API.account("failed@example.com"));
        String local = API.post(BASE + "/scans", key).at("local_part");
        String path = BASE + "/scans/" + local;
        assertThat(API.post(path + "/reanalyze", key, "{\"mode\": \"refresh\"}").status())
                .isEqualTo(400);
        scans.fail(scans.receive(local));

        assertThat(API.get(path, key).at("failure_reason")).isEqualTo("It broke off.");
        Reply results = API.get(path + "/results", key);
        assertThat(results.status()).isEqualTo(404);
        assertThat(results.at("detail")).contains("It broke off.");
        assertThat(API.post(path + "/reanalyze", key, "{\"mode\": \"replay\"}").at("detail"))
                .contains("no recording");
        for (String body : List.of("{}", "{\"mode\": \"again\"}", "{\"mode\": 1}", "")) {
            assertThat(API.post(path + "/reanalyze", key, body).status())
                    .as(body)
                    .isEqualTo(400);
        }
        Reply again = API.post(path + "/reanalyze", key, "{\"mode\": \"refresh\"}");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.at("status")).isEqualTo("processing");
        assertThat(API.post(path + "/reanalyze", key, "{\"mode\": \"refresh\"}").status())
                .isEqualTo(400);
    }

    @Test
    void aScanThatFailsTheSecondTimeKeepsItsResults() {
        String key = API.key(API.account("twice@example.com"));
        String local = API.post(BASE + "/scans", key).at("local_part");
        String path = BASE + "/scans/" + local;
        ScanRunKey first = scans.receive(local);
        scans.complete(first, "{\"scan_id\":\"" + local + "\",\"scores\":{\"overall\":87}}");
        assertThat(API.post(path + "/reanalyze", key, "{\"mode\": \"refresh\"}").status())
                .isEqualTo(202);
        assertThat(API.get(path + "/results", key).status()).isEqualTo(202);
        scans.fail(new ScanRunKey(first.scan(), first.run() + 1));

        assertThat(API.get(path, key).at("status")).isEqualTo("failed");
        assertThat(API.get(path + "/results", key).at("scores.overall")).isEqualTo("87");
    }

    @Test
    void aMessageIsTakenAsAnUpload() {
        String key = API.key(API.account("upload@example.com"));
        String base64 = Base64.getMimeEncoder().encodeToString(MESSAGE.getBytes(StandardCharsets.UTF_8));
        List<Reply> replies = List.of(
                API.post(BASE + "/scans", key, "{\"message\": \"" + escaped(MESSAGE) + "\"}"),
                API.post(BASE + "/scans", key, "{\"message\": \"" + escaped(base64) + "\"}"),
                API.send(API.request(BASE + "/scans", key)
                        .header("Content-Type", "message/rfc822")
                        .POST(BodyPublishers.ofString(MESSAGE))));
        for (Reply reply : replies) {
            assertThat(reply.status()).as(reply.body()).isEqualTo(201);
            assertThat(reply.at("status")).isEqualTo("processing");
            assertThat(API.get(BASE + "/scans/" + reply.at("local_part") + "/raw", key)
                            .body())
                    .isEqualTo(MESSAGE);
        }
        assertThat(API.testDatabase()
                        .number("select count(*) from scans where mail_name like 'upload-%' and client is null"))
                .isEqualTo(3);
        String large = "{\"message\": \"a:" + "b".repeat(200_000) + "\"}";
        Map<String, Integer> refused = Map.of(
                "{\"message\": \"\u00e9\"}",
                400,
                "{\"message\": \"aGVsbG8=\"}",
                400,
                "{\"message\": 1}",
                400,
                "{\"text\": \"a: b\"}",
                400,
                large,
                413,
                large.repeat(3),
                413);
        refused.forEach((body, status) -> assertThat(
                        API.post(BASE + "/scans", key, body).status())
                .as(body.substring(0, Math.min(40, body.length())))
                .isEqualTo(status));
        assertThat(API.post(BASE + "/scans", key, "{\"message\": null}").at("status"))
                .isEqualTo("pending");
    }

    @Test
    void fiveScansAMinuteAndNoMoreThanTheDayAllows() {
        Account account = new ScanFixture(API.database()).account("pace@example.com", 7, -1);
        new PlanStore(API.database())
                .save(new org.mailassay.store.account.Plan(account.plan().name(), -1, 7, -1, -1, -1, 30, 5, -1));
        String key = API.key(account);
        for (int i = 0; i < 5; i++) {
            Reply reply = API.post(BASE + "/scans", key, "{}");
            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.header("X-RateLimit-Limit")).isEqualTo("5");
            assertThat(reply.header("X-RateLimit-Remaining")).isEqualTo(Integer.toString(4 - i));
        }
        Reply sixth = API.post(BASE + "/scans", key, "{}");
        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.header("Retry-After")).isEqualTo("60");
        Reply usage = API.get(BASE + "/auth/me/scan-usage", key);
        assertThat(usage.header("X-RateLimit-Remaining"))
                .as("scans are no requests")
                .isEqualTo("29");
        assertThat(usage.body()).isEqualTo("{\"scans_used_today\":5,\"scans_limit\":7,\"scans_remaining\":2}");

        API.clock().advance(Duration.ofMinutes(1));
        API.post(BASE + "/scans", key, "{}");
        API.post(BASE + "/scans", key, "{}");
        Reply quota = API.post(BASE + "/scans", key, "{}");
        assertThat(quota.status()).isEqualTo(429);
        assertThat(quota.at("detail")).contains("7 scans a day");
        long untilMidnight = Duration.between(API.clock().instant(), java.time.Instant.parse("2026-05-01T00:00:00Z"))
                .toSeconds();
        assertThat(quota.header("Retry-After")).isEqualTo(Long.toString(untilMidnight));
        assertThat(quota.at("retry_after")).isEqualTo(Long.toString(untilMidnight));
        assertThat(API.get(BASE + "/auth/me/scan-usage", key).at("scans_remaining"))
                .isEqualTo("0");
        Account unlimited = API.account("unlimited@example.com");
        assertThat(API.get(BASE + "/auth/me/scan-usage", API.key(unlimited)).at("scans_remaining"))
                .isEqualTo("-1");
    }

    @Test
    void aKeyDoesOnlyWhatItsScopesSay() {
        Account account = API.account("scopes@example.com");
        String reader = key(account, Scope.READ);
        String writer = key(account, Scope.WRITE);
        String local = API.post(BASE + "/scans", writer, "{}").at("local_part");

        assertThat(API.get(BASE + "/scans/" + local, reader).status()).isEqualTo(200);
        assertThat(API.get(BASE + "/scans/" + local, writer).status()).isEqualTo(403);
        assertThat(API.post(BASE + "/scans", reader, "{}").status()).isEqualTo(403);
        assertThat(API.delete(BASE + "/scans/" + local, reader).status()).isEqualTo(403);
        assertThat(API.post(BASE + "/auth/me/api-keys", reader, "{\"name\": \"a\"}")
                        .status())
                .isEqualTo(403);
        Reply made = API.post(BASE + "/auth/me/api-keys", writer, "{\"name\": \"a\"}");
        assertThat(API.get(BASE + "/scans/" + local, made.at("key")).status())
                .as("no more than the key that made it")
                .isEqualTo(403);
    }

    @Test
    void suspendedAccountsAreForbidden() {
        Account account = API.account("suspended@example.com");
        String key = API.key(account);
        new AccountStore(API.database()).suspend(account.id());
        Reply reply = API.get(BASE + "/auth/me", key);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.at("detail")).isEqualTo("This account is suspended.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /scans                           | 405",
                "PATCH  | /scans/s1                        | 405",
                "GET    | /scans/s1                        | 404",
                "GET    | /scans/%00                       | 404",
                "GET    | /scans/S1%20                     | 404",
                "GET    | /scans/..%2f..%2fetc/results     | 404",
                "GET    | /scans/s1/events                 | 404",
                "DELETE | /scans/s1/share                  | 404",
                "POST   | /scans/s1/share                  | 404",
                "DELETE | /auth/me/api-keys/x              | 404",
                "DELETE | /auth/me/api-keys/99999999999999999999 | 404",
                "DELETE | /auth/me/seed-addresses/0        | 404",
                "GET    | /auth/me/seed-addresses/1        | 405",
                "GET    | /auth/me/scans?limit=0           | 400",
                "GET    | /auth/me/scans?limit=101         | 400",
                "GET    | /auth/me/scans?offset=-1         | 400",
                "GET    | /auth/me/scans?status=done       | 400",
                "GET    | /auth/me/scans?domain=a..b       | 400",
                "POST   | /auth/me/api-keys                | 400",
                "POST   | /auth/me/seed-addresses          | 400",
                "GET    | /nowhere                         | 404",
            })
    void whatGoesWrongHasTheFamilysShape(String method, String path, int status) {
        String key = API.key(API.account("shape@" + Math.abs(path.hashCode() + method.hashCode()) + ".example"));
        Reply reply = API.send(API.request(BASE + path, key).method(method, BodyPublishers.noBody()));

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(names(reply)).containsExactly("detail", "request_id");
        assertThat(reply.at("detail")).isNotEmpty().doesNotContain("Exception", "helidon", "java.");
        assertThat(reply.header("X-RateLimit-Remaining")).isNotEmpty();
    }

    private static String key(Account account, Scope scope) {
        KeyCreation creation = new ApiKeyStore(API.database(), 100)
                .create(
                        account.id(),
                        "test",
                        java.util.Set.of(scope),
                        java.util.Optional.empty(),
                        API.clock().instant());
        return ((KeyCreation.Created) creation).key().text();
    }

    private static List<String> names(Reply reply) {
        return List.copyOf(((JsonValue.Fields) reply.json()).fields().keySet());
    }

    private static String escaped(String text) {
        return text.replace("\r\n", "\\r\\n");
    }
}
