package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.api.testing.RawHttp;
import org.mailassay.api.testing.TestApi;

/// What no honest client sends.
class HostileTest {
    @RegisterExtension
    static final TestApi API = TestApi.start(settings -> settings.withLimits(ErrorsTest.MANY_WITHOUT_KEY));

    private static String key = "";

    @BeforeAll
    static void makeKey() {
        key = API.key(API.account("hostile@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/dmarc/v1/domains/%zz",
                "/api/dmarc/v1/domains/%c3%28",
                "/api/dmarc/v1/domains/\u00ff\u00fe",
                "/api/dmarc/v1/domains/../../../../etc/passwd",
                "/api/dmarc/v1/%2e%2e/%2e%2e/etc/passwd",
                "/api/dmarc/v1/domains/ud_1;jsessionid=1",
                "/api/dmarc/v1/domains?limit=%zz",
                "/api/dmarc/v1/domains?x=\u00ff",
                "/api/dmarc/v1/reports?range=%",
                "/api/dmarc/v1/reports?source_ip=%00",
                "/api/dmarc/v1//domains",
                "//api/dmarc/v1/domains",
                "/api/dmarc/v1/domains#x",
                "/\\..\\",
                "*",
                "http://elsewhere.example/",
                "/api/dmarc/v1/domains/<script>alert(1)</script>",
                "/api/dmarc/v1/domains/ud_1%0d%0aX-Evil:1",
                "/style.css/../../openapi",
                "/%2e%2e/%2e%2e/etc/passwd",
            })
    void oddPathsGetAnAnswerOfOurs(String path) {
        String answer = request("GET " + path + " HTTP/1.1", "Host: localhost");

        assertThat(statusOf(answer)).as(answer).isBetween(200, 499);
        assertOurs(answer);
        assertThat(answer).doesNotContain("root:", "X-Evil: ", "Set-Cookie").doesNotContainIgnoringCase("<script");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET",
                "GET /",
                "GET / HTTP/9.9",
                "G\u0001T / HTTP/1.1",
                "get / http/1.1",
                " GET / HTTP/1.1",
                "GET /a b HTTP/1.1",
                "PRI * HTTP/2.0",
            })
    void oddRequestLinesAreBadRequests(String line) {
        String answer = request(line, "Host: localhost");

        // What is no HTTP at all may be hung up on.
        if (RawHttp.isAnswer(answer)) {
            assertThat(statusOf(answer)).as(answer).isBetween(400, 499);
            assertOurs(answer);
        }
    }

    @Test
    void whatIsTooLongIsRefusedInOurShape() {
        assertRefused(request("GET /" + "a".repeat(100_000) + " HTTP/1.1", "Host: localhost"), 400, 414);
        assertRefused(request("GET /health/live HTTP/1.1", "Host: localhost", "X: " + "a".repeat(100_000)), 400, 431);
        assertRefused(
                request("GET /health/live HTTP/1.1", "Host: localhost", "X-Many: a\r\n".repeat(20_000) + "Y: z"),
                400,
                431);
        assertRefused(
                request("GET /api/dmarc/v1/domains?limit=" + "9".repeat(3_000) + " HTTP/1.1", "Host: localhost"), 400);
    }

    @Test
    void oddHeadersGetAnAnswerOfOurs() {
        for (String header : List.of(
                "Host: a b",
                "Host: localhost:99999999999",
                "Content-Length: -1",
                "Content-Length: 99999999999999999999",
                "Content-Length: 5\r\nContent-Length: 6",
                "Transfer-Encoding: chunked\r\nContent-Length: 3",
                "Transfer-Encoding: identity",
                "Content-Encoding: gzip",
                "Expect: 200-maybe",
                "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: x",
                "X-Forwarded-For: " + "1.2.3.4,".repeat(1_000),
                "X-Request-Id: evil",
                "Authorization: Bearer " + "x".repeat(10_000),
                "\u00ff\u00fe: x",
                "Accept: */*;q=bad")) {
            String answer = request("GET /api/dmarc/v1/domains HTTP/1.1", "Host: localhost", header);

            assertThat(statusOf(answer)).as(header + " got " + answer).isBetween(200, 499);
            assertOurs(answer);
            assertThat(answer).doesNotContain("evil");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n", "-1\r\n", "ffffffffffffffff\r\n", "5;ext=\u0001\r\nhello\r\n0\r\n\r\n"})
    void brokenChunksAreBadRequests(String chunks) {
        String answer = RawHttp.exchange(
                API.port(),
                "POST /api/dmarc/v1/domains HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                        + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                        + chunks);

        assertThat(answer).doesNotContain("Exception", "helidon");
        if (RawHttp.isAnswer(answer)) {
            assertThat(statusOf(answer)).isBetween(400, 499);
        }
    }

    @Test
    void aBodyThatNobodyReadsIsNoRequest() {
        String smuggled = "GET /api/dmarc/v1/account HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String answer = RawHttp.exchange(
                API.port(),
                "GET /api/dmarc/v1/domains HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + smuggled.length()
                        + "\r\n\r\n" + smuggled);

        assertThat(answer.split("HTTP/1\\.1 ", -1)).hasSize(2);
        assertThat(answer.toLowerCase(Locale.ROOT)).contains("connection: close");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5, 5",
                "Transfer-Encoding: chunked\r\nContent-Length: 3",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
            })
    void aBodyOfUnclearLengthIsRefusedAndEndsTheConnection(String header) {
        String answer = RawHttp.exchange(
                API.port(),
                "POST /api/dmarc/v1/domains HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key + "\r\n"
                        + header + "\r\n\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(statusOf(answer)).as(answer).isEqualTo(400);
        assertOurs(answer);
        assertThat(answer.split("HTTP/1\\.1 ", -1)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "Close", "TE, close", "keep-alive\r\nConnection: close"})
    void aClientThatSaysCloseSeesTheEnd(String connection) {
        String answer = RawHttp.exchange(
                API.port(), "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: " + connection + "\r\n\r\n");

        assertThat(statusOf(answer)).isEqualTo(200);
        assertThat(answer.toLowerCase(Locale.ROOT)).contains("\r\nconnection: close\r\n");
    }

    @Test
    void whatIsAnnouncedAndDoesNotComeKeepsNobodyWaiting() {
        for (String rest : List.of("Content-Length: 5\r\n\r\n", "Content-Length: 5\r\nExpect: 100-continue\r\n\r\n")) {
            String answer =
                    RawHttp.exchange(API.port(), "GET /api/dmarc/v1/account HTTP/1.1\r\nHost: localhost\r\n" + rest);

            assertThat(statusOf(answer)).as(answer).isEqualTo(401);
        }
    }

    private static String request(String line, String... headers) {
        return RawHttp.exchange(
                API.port(),
                line + "\r\n" + String.join("\r\n", headers) + "\r\nAuthorization: Bearer " + key
                        + "\r\nConnection: close\r\n\r\n");
    }

    /// The server may hang up while the client still sends; then its answer can get lost on the way.
    private static void assertRefused(String answer, Integer... statuses) {
        if (RawHttp.isAnswer(answer)) {
            assertThat(statusOf(answer)).as(answer).isIn((Object[]) statuses);
            assertOurs(answer);
        } else {
            assertThat(answer).isIn("", RawHttp.RESET);
        }
    }

    private static void assertOurs(String answer) {
        String head = answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT);
        assertThat(head).as(answer).contains("x-request-id: ", "x-content-type-options: nosniff");
        assertThat(answer).doesNotContain("Exception", "helidon", "at java.");
        if (statusOf(answer) >= 400) {
            assertThat(head).contains("content-type: application/json").doesNotContain("text/plain");
        }
    }

    private static int statusOf(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 ");
        return Integer.parseInt(answer.substring(9, 12));
    }
}
