package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.dns.Network;
import org.mailassay.api.examples.SelfSigned;
import org.mailassay.api.testing.RawHttp;
import org.mailassay.api.testing.TestApi;

/// Connections to the port of HTTPS before their first request: hand-shakes, and what a balancer says before them. In
/// version 2 of its header, `sig` stands for the signature.
class HttpsConnectionsTest {
    private static final int CONNECTIONS = 4;
    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything here runs.
    static Path folder;

    private static Optional<SelfSigned> certificate = Optional.empty();

    @BeforeAll
    static void makeCertificate() {
        certificate = Optional.of(SelfSigned.make(folder));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROXY TCP4 192.0.2.1 198.51.100.1 40000 443\r\n",
                "PROXY TCP6 2001:db8::25 2001:db8::1 40001 443\r\n",
                "sig 21 11 000c c0000201 c6336401 9c40 01bb",
                "sig 21 11 0014 c0000201 c6336401 9c40 01bb 0100026832 040000",
                "sig 21 21 0024 20010db8000000000000000000000025 20010db8000000000000000000000001 9c41 01bb",
            })
    void theClientThatTheBalancerNamesIsTheClient(String header) throws Exception {
        SelfSigned tls = certificate.orElseThrow();
        try (TestApi api = behind(tls, List.of(Network.parse("127.0.0.0/8")))) {
            // One request a minute without a key, for each client.
            assertThat(asked(api, tls, "127.0.0.1", header)).isEqualTo("401");
            assertThat(asked(api, tls, "127.0.0.2", header)).isEqualTo("429");
            assertThat(asked(api, tls, "127.0.0.1", "PROXY TCP4 198.51.100.9 198.51.100.1 40000 443\r\n"))
                    .isEqualTo("401");
            // A health check of the balancer's own.
            assertThat(asked(api, tls, "127.0.0.3", "sig 20 00 0000")).isEqualTo("401");
            assertThat(asked(api, tls, "127.0.0.3", "PROXY UNKNOWN\r\n")).isEqualTo("429");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, ''",
        "127.0.0.1, 'GET / HTTP/1.1\r\n\r\n'",
        "127.0.0.1, 'PROXY TCP4 192.0.2.1\r\n'",
        "127.0.0.1, sig 21 11 0004 c0000201",
        "127.0.0.2, 'PROXY TCP4 192.0.2.1 198.51.100.1 40000 443\r\n'"
    })
    void whoSaysNothingGoodOrIsNotTrustedIsCutOff(String peer, String header) throws Exception {
        SelfSigned tls = certificate.orElseThrow();
        try (TestApi api = behind(tls, List.of(Network.parse("127.0.0.1")))) {
            for (int i = 0; i < 2 * CONNECTIONS; i++) {
                assertThat(asked(api, tls, peer, header)).isEqualTo("cut");
            }
            assertThat(asked(api, tls, "127.0.0.1", "PROXY TCP4 192.0.2.1 198.51.100.1 40000 443\r\n"))
                    .isEqualTo("401");
        }
    }

    /// Whoever looks for open ports says something else than TLS, and must not use the server up.
    @Test
    @Timeout(60)
    void aHandshakeThatFailsHoldsNoPlace() throws Exception {
        SelfSigned tls = certificate.orElseThrow();
        try (TestApi api = behind(tls, List.of())) {
            for (int i = 0; i < 2 * CONNECTIONS; i++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.httpsPort())) {
                    socket.setSoTimeout(20_000);
                    socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    assertThat(RawHttp.readAll(socket.getInputStream())).doesNotContain("HTTP/1.1");
                }
            }
            assertThat(asked(api, tls, "127.0.0.1", "")).isEqualTo("401");
        }
    }

    private static TestApi behind(SelfSigned tls, List<Network> proxies) {
        ServerLimits limits = new ServerLimits(
                CONNECTIONS, 256, 64 << 10, Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofMinutes(1), 1);
        HttpsSettings https = new HttpsSettings(
                "127.0.0.1",
                Optional.of(0),
                Optional.empty(),
                false,
                Optional.of(443),
                List.of("localhost"),
                proxies,
                tls.context(),
                _ -> Optional.empty());
        return TestApi.start(settings -> settings.withHttps(https).withLimits(limits));
    }

    /// The status of the answer to a request without a key, which came over a connection that begins with this.
    private static String asked(TestApi api, SelfSigned tls, String peer, String header) throws Exception {
        try (Socket plain =
                new Socket(InetAddress.getLoopbackAddress(), api.httpsPort(), InetAddress.ofLiteral(peer), 0)) {
            plain.setSoTimeout(20_000);
            plain.getOutputStream().write(octets(header));
            try (Socket secure =
                    tls.trusting().getSocketFactory().createSocket(plain, "localhost", api.httpsPort(), true)) {
                secure.getOutputStream()
                        .write("GET /api/dmarc/v1/account HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                return RawHttp.readAll(secure.getInputStream()).split(" ", 3)[1];
            }
        } catch (IOException refused) {
            return "cut";
        }
    }

    private static byte[] octets(String header) {
        return header.startsWith("sig ")
                ? HexFormat.of().parseHex(header.replace("sig", SIGNATURE).replace(" ", ""))
                : header.getBytes(StandardCharsets.US_ASCII);
    }
}
