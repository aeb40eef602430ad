package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.account.ApiKeyStore;
import org.mailassay.store.account.KeyCreation;
import org.mailassay.store.account.Plan;
import org.mailassay.store.account.Scope;

/// Each way in which a request goes wrong, in the shape of its family.
class ErrorsTest {
    /// The usual limits, but for requests without a key, of which the tests make many.
    static final ServerLimits MANY_WITHOUT_KEY = new ServerLimits(
            2_000, 256, 64 << 10, Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(1), 1_000_000);

    @RegisterExtension
    static final TestApi API = TestApi.start(settings -> settings.withLimits(MANY_WITHOUT_KEY));

    private static final String DOMAINS = "/api/dmarc/v1/domains";
    private static String key = "";

    @BeforeAll
    static void makeKey() {
        key = API.key(API.account("errors@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer ma_live_0000000000000000000000000000000000000000",
                "Bearer ",
                "Bearer",
                "",
                "Basic bWU6bWU=",
                "Bearer dt_live_your_api_key_here",
                "ma_live_0000000000000000000000000000000000000000",
            })
    void aKeyThatIsNoneIsUnauthorized(String authorization) {
        HttpRequest.Builder request = API.request(DOMAINS, "").GET();
        Reply reply = API.send(request.header("Authorization", authorization));

        assertProblem(reply, 401, "invalid_api_key");
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @ParameterizedTest
    @CsvSource({
        "/account, key, 200",
        "/domains, key, 200",
        "/domains, none, 401",
        "/domains/ud_0, key, 404",
        "/domains/ud_1/activate, key, 405",
        "/reports?limit=0, key, 400",
        "/openapi.json, key, 200",
    })
    void headIsGetWithoutItsBody(String path, String with, int status) {
        String given = with.equals("key") ? key : "";
        Reply head = API.send(API.request("/api/dmarc/v1" + path, given).method("HEAD", BodyPublishers.noBody()));
        Reply get = API.get("/api/dmarc/v1" + path, given);

        assertThat(head.status()).isEqualTo(status);
        assertThat(get.status()).isEqualTo(status);
        assertThat(head.body()).isEmpty();
        for (String header :
                List.of("Content-Type", "Content-Length", "Allow", "WWW-Authenticate", "X-RateLimit-Limit")) {
            assertThat(head.header(header)).as(header).isEqualTo(get.header(header));
        }
        assertThat(head.header("X-Request-Id")).isNotEmpty();
    }

    @Test
    void severalAuthorizationsAreNone() {
        Reply reply = API.send(API.request(DOMAINS, key)
                .header("Authorization", "Bearer ma_live_0000000000000000000000000000000000000000")
                .GET());

        assertProblem(reply, 401, "invalid_api_key");
    }

    @Test
    void theSchemeIsReadInAnyCase() {
        assertThat(API.send(API.request(DOMAINS, "")
                                .header("Authorization", "bearer " + key)
                                .GET())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aKeyInTheQueryIsNoKey() {
        assertProblem(API.get(DOMAINS + "?api_key=" + key + "&access_token=" + key, ""), 401, "invalid_api_key");
    }

    @Test
    void revokedAndExpiredKeysEndAtOnce() {
        Account account = API.account("ends@example.com");
        ApiKeyStore keys = new ApiKeyStore(API.database(), 10);
        KeyCreation.Created revoked = create(keys, account, Scope.DEFAULT, Optional.empty());
        Instant soon = API.clock().instant().plusSeconds(60);
        KeyCreation.Created expiring = create(keys, account, Scope.DEFAULT, Optional.of(soon));

        assertThat(API.get(DOMAINS, revoked.key().text()).status()).isEqualTo(200);
        keys.revoke(account.id(), revoked.entry().id(), API.clock().instant());
        assertProblem(API.get(DOMAINS, revoked.key().text()), 401, "invalid_api_key");

        assertThat(API.get(DOMAINS, expiring.key().text()).status()).isEqualTo(200);
        API.clock().advance(Duration.ofSeconds(60));
        assertProblem(API.get(DOMAINS, expiring.key().text()), 401, "invalid_api_key");
    }

    @Test
    void aKeyDoesOnlyWhatItsScopesSay() {
        Account account = API.account("scopes@example.com");
        ApiKeyStore keys = new ApiKeyStore(API.database(), 10);
        String reader = create(keys, account, Set.of(Scope.READ), Optional.empty())
                .key()
                .text();
        String writer = create(keys, account, Set.of(Scope.WRITE), Optional.empty())
                .key()
                .text();

        assertThat(API.get(DOMAINS, reader).status()).isEqualTo(200);
        assertProblem(API.post(DOMAINS, reader, "{\"domain\": \"example.com\"}"), 403, "insufficient_scope");
        assertProblem(API.get(DOMAINS, writer), 403, "insufficient_scope");
    }

    @Test
    void suspendedAccountsAndPastPeriodsAreForbidden() {
        Account account = API.account("suspended@example.com");
        String own = API.key(account);
        AccountStore accounts = new AccountStore(API.database());

        accounts.suspend(account.id());
        for (String path : List.of("/account", "/domains", "/domains/ud_1/stats", "/reports", "/nowhere")) {
            assertProblem(API.get("/api/dmarc/v1" + path, own), 403, "subscription_required");
        }
        accounts.resume(account.id());
        assertThat(API.get(DOMAINS, own).status()).isEqualTo(200);
        accounts.subscribe(
                account.id(), Plan.SELF_HOSTED, 0, Optional.of(API.clock().instant()));
        assertProblem(API.get(DOMAINS, own), 403, "subscription_required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/domains/ud_999999",
                "/domains/999999/stats",
                "/domains/ud_x",
                "/domains/rpt_1",
                "/domains/-1",
                "/domains/99999999999999999999999999",
                "/domains/ud_9223372036854775807",
                "/domains/%75d_1x",
                "/domains/%00",
                "/domains/ud_1%00",
                "/domains/ud_%C3%A9",
                "/domains/ud_%D9%A1",
                "/domains/ud_1%20",
                "/domains/%2575d_1",
                "/domains/UD_1",
                "/domains/ud_ud_1",
                "/domains/9223372036854775808/dns",
                "/reports/rpt_9223372036854775807/raw",
                "/domains/..%2f..%2fetc",
                "/reports/rpt_0",
                "/reports/0x1",
                "/reports/1e3",
                "/reports/rpt_/raw",
                "/reports/rpt_1/rows",
                "/nowhere",
                "/domain",
                "/domains/ud_1/dns/x",
                "",
                "/",
                "/domains/",
            })
    void whatIsNotThereIsNotFound(String path) {
        assertProblem(API.get("/api/dmarc/v1" + path, key), 404, "not_found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | /domains                    | GET, HEAD, POST",
                "PUT    | /account                    | GET, HEAD, PATCH",
                "POST   | /account                    | GET, HEAD, PATCH",
                "GET    | /domains/ud_1/activate      | POST",
                "PATCH  | /domains/ud_1               | GET, HEAD",
                "DELETE | /reports                    | GET, HEAD, POST",
                "OPTIONS | /reports/unassigned        | GET, HEAD",
                "PROPFIND | /intake                   | GET, HEAD",
                "GET    | /domains/ud_1/refresh_dns   | POST",
            })
    void anotherMethodIsNotAllowed(String method, String path, String allowed) {
        Reply reply = API.send(API.request("/api/dmarc/v1" + path, key).method(method, BodyPublishers.noBody()));

        assertProblem(reply, 405, "method_not_allowed");
        assertThat(reply.header("Allow")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                      | 400 | bad_request",
                "''                                     | 400 | bad_request",
                "not json                               | 400 | bad_request",
                "{\"domain\": \"a.example\"} x          | 400 | bad_request",
                "{\"domain\": \"a.example\", \"domain\": \"b.example\"} | 400 | bad_request",
                "[\"a.example\"]                        | 400 | bad_request",
                "null                                   | 400 | bad_request",
                "{\"domain\": 1}                        | 422 | unprocessable_entity",
                "{\"domain\": null}                     | 422 | unprocessable_entity",
                "{}                                     | 422 | unprocessable_entity",
                "{\"domain\": {\"name\": \"a.example\"}} | 422 | unprocessable_entity",
                "{\"domain\": \"a.example\", \"colour\": 1} | 422 | unprocessable_entity",
            })
    void bodiesAreReadStrictly(String body, int status, String code) {
        Reply reply = API.post(DOMAINS, key, body);

        assertProblem(reply, status, code);
        if (body.contains("colour")) {
            assertThat(reply.at("error.message")).contains("\"colour\"");
        }
    }

    @Test
    void deepNestingAndLongNumbersAreMalformed() {
        assertProblem(API.post(DOMAINS, key, "[".repeat(10_000) + "]".repeat(10_000)), 400, "bad_request");
        assertProblem(API.post(DOMAINS, key, "{\"domain\": " + "1".repeat(5_000) + "}"), 400, "bad_request");
    }

    @Test
    void aBodyThatIsNotUtf8IsMalformed() {
        Reply reply = API.send(API.request(DOMAINS, key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xc3, '"', '}'})));

        assertProblem(reply, 400, "bad_request");
    }

    @Test
    void aBodyOfAnotherTypeIsNotSupported() {
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "application/jsonx")) {
            Reply reply = API.send(API.request(DOMAINS, key)
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString("{\"domain\": \"a.example\"}")));
            assertProblem(reply, 415, "unsupported_media_type");
        }
        assertProblem(
                API.send(API.request(DOMAINS, key).POST(BodyPublishers.ofString("{}"))), 415, "unsupported_media_type");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        String large = "{\"domain\": \"" + "a".repeat(64 << 10) + "\"}";

        assertProblem(API.post(DOMAINS, key, large), 413, "payload_too_large");
        Reply chunked = API.send(API.request(DOMAINS, key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() ->
                        new java.io.ByteArrayInputStream(large.getBytes(java.nio.charset.StandardCharsets.UTF_8)))));
        assertProblem(chunked, 413, "payload_too_large");
    }

    @Test
    void aBodyThatNobodyReadsDoesNotHideTheAnswer() {
        String large = "a".repeat(500_000);

        assertProblem(API.post(DOMAINS, "ma_live_none", large), 401, "invalid_api_key");
        assertProblem(API.post("/api/dmarc/v1/account", key, large), 405, "method_not_allowed");
        assertProblem(API.post("/api/dmarc/v1/nowhere", key, large), 404, "not_found");
        assertProblem(API.post(DOMAINS, key, large), 413, "payload_too_large");
    }

    @Test
    void whatIsNotValidIsUnprocessable() {
        assertProblem(API.post(DOMAINS, key, "{\"domain\": \"not a domain\"}"), 422, "unprocessable_entity");
    }

    @Test
    void theOtherFamiliesHaveTheirOwnShape() {
        for (String family : List.of("audit", "admin")) {
            Reply reply = API.get("/api/" + family + "/v1/nowhere", key);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.at("detail")).isNotEqualTo("(absent)");
            assertThat(reply.at("error")).isEqualTo("(absent)");
            assertThat(reply.header("X-Request-Id")).isNotEmpty();
        }
    }

    private static KeyCreation.Created create(
            ApiKeyStore keys, Account account, Set<Scope> scopes, Optional<Instant> expiresAt) {
        return (KeyCreation.Created)
                keys.create(account.id(), "test", scopes, expiresAt, API.clock().instant());
    }

    static void assertProblem(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.at("error.code")).isEqualTo(code);
        assertThat(reply.at("error.message")).isNotEmpty().doesNotContain("Exception", "helidon", "java.");
        assertThat(reply.at("error.request_id")).isNotEmpty().isEqualTo(reply.header("X-Request-Id"));
        assertThat(reply.header("X-RateLimit-Limit")).isNotEmpty();
        assertThat(reply.header("X-RateLimit-Remaining")).isNotEmpty();
        assertThat(reply.header("X-RateLimit-Reset")).isNotEmpty();
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
}
