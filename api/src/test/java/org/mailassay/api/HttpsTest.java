package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.dns.Network;
import org.mailassay.api.examples.SelfSigned;
import org.mailassay.api.testing.RawHttp;
import org.mailassay.api.testing.TestApi;

/// HTTPS, and what is left of plain HTTP besides it.
class HttpsTest {
    private static final Map<String, String> CHALLENGES = Map.of("good-Token_1", "good-Token_1.thumbprint");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything here runs.
    static Path folder;

    private static Optional<TestApi> started = Optional.empty();
    private static Optional<SelfSigned> certificate = Optional.empty();

    @BeforeAll
    static void serve() {
        SelfSigned tls = SelfSigned.make(folder);
        certificate = Optional.of(tls);
        HttpsSettings https = new HttpsSettings(
                "127.0.0.1",
                Optional.of(0),
                Optional.of(0),
                false,
                Optional.of(443),
                List.of("mx.example.com", "mail.example.com"),
                List.of(),
                tls.context(),
                token -> Optional.ofNullable(CHALLENGES.get(token)));
        started = Optional.of(TestApi.start(
                settings -> settings.withHttps(https).withTrustedProxies(List.of(Network.parse("127.0.0.2")))));
    }

    @AfterAll
    static void stop() {
        started.ifPresent(TestApi::close);
    }

    @Test
    void everythingIsServedOverHttpsWithTheWordToComeBackThatWay() throws Exception {
        String answer = secure("GET /health/ready HTTP/1.1\r\nHost: mx.example.com\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("Strict-Transport-Security: max-age=31536000")
                .contains("\"status\":\"up\"");
        assertThat(secure("GET /api/dmarc/v1/account HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 401")
                .contains("Strict-Transport-Security: ");
        // Malformed: answered before anything of ours is asked.
        assertThat(secure("GET /%zz HTTP/1.1\r\nHost: x\r\nno field\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("Strict-Transport-Security: ");
    }

    @Test
    void thePlainPortServesEverythingWithoutThatWord() throws IOException {
        assertThat(plain(api().port(), "GET", "/health/live", "localhost"))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("Strict-Transport-Security");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, mx.example.com, https://mx.example.com/",
        "GET, /setup?token=a%20b, MAIL.example.com:80, https://mail.example.com/setup?token=a%20b",
        "POST, /api/dmarc/v1/domains, mail.example.com, https://mail.example.com/api/dmarc/v1/domains",
        "GET, //evil.example/x, evil.example, https://mx.example.com//evil.example/x",
        "GET, /, [::1]:80, https://mx.example.com/",
        "GET, /metrics, 192.0.2.1, https://mx.example.com/metrics",
        "GET, /health/live, mx.example.com, https://mx.example.com/health/live",
    })
    void theRedirectPortLeadsToOneOfTheHostsOwnNames(String method, String path, String host, String location)
            throws IOException {
        assertThat(plain(api().redirectPort(), method, path, host))
                .startsWith("HTTP/1.1 308")
                .contains("Location: " + location + "\r\n")
                .doesNotContain("Strict-Transport-Security");
    }

    @Test
    void anAcmeAuthorityIsAnsweredOnEachPort() throws IOException {
        for (int port : List.of(api().port(), api().redirectPort())) {
            assertThat(plain(port, "GET", "/.well-known/acme-challenge/good-Token_1", "mail.example.com"))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("\r\n\r\ngood-Token_1.thumbprint");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "",
                "..%2f..%2fetc%2fpasswd",
                "%2e%2e/%2e%2e/etc/passwd",
                "good-Token_1%00",
                "good-Token_1/x",
                "a%0d%0aX-Injected:%20yes",
            })
    void whatIsNoChallengeIsNotAnswered(String token) throws IOException {
        assertThat(plain(api().port(), "GET", "/.well-known/acme-challenge/" + token, "mail.example.com"))
                .startsWith("HTTP/1.1 404")
                .doesNotContain("thumbprint", "X-Injected", "root:");
        assertThat(plain(api().redirectPort(), "GET", "/.well-known/acme-challenge/" + token, "mail.example.com"))
                .doesNotStartWith("HTTP/1.1 200")
                .doesNotContain("thumbprint", "\r\nX-Injected", "root:");
    }

    /// What a trusted proxy says of its client's connection counts; what anybody else says does not.
    @ParameterizedTest
    @CsvSource({
        "127.0.0.2, https, true",
        "127.0.0.2, 'http, https', true",
        "127.0.0.2, http, false",
        "127.0.0.1, https, false"
    })
    void aTrustedProxyIsBelievedThatItsClientCameOverHttps(String peer, String protocol, boolean secure)
            throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), api().port(), InetAddress.ofLiteral(peer), 0)) {
            String answer = exchange(
                    socket,
                    "GET /health/live HTTP/1.1\r\nHost: x\r\nX-Forwarded-Proto: " + protocol
                            + "\r\nConnection: close\r\n\r\n");
            assertThat(answer.contains("Strict-Transport-Security")).isEqualTo(secure);
        }
    }

    private static TestApi api() {
        return started.orElseThrow();
    }

    private static String plain(int port, String method, String path, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return exchange(
                    socket,
                    method + " " + path + " HTTP/1.1\r\nHost: " + host
                            + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        }
    }

    private static String secure(String request) throws Exception {
        SSLContext context = certificate.orElseThrow().trusting();
        try (Socket socket = context.getSocketFactory().createSocket("127.0.0.1", api().httpsPort())) {
            return exchange(socket, request);
        }
    }

    private static String exchange(Socket socket, String request) throws IOException {
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return RawHttp.readAll(socket.getInputStream());
    }
}
