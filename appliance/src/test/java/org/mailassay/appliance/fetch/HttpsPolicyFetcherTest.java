package org.mailassay.appliance.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.testing.Zones;
import org.mailassay.analysis.transport.MtaStsPolicy;
import org.mailassay.analysis.transport.PolicyFetch;

/// Fetches from a real HTTPS server on this machine.
class HttpsPolicyFetcherTest {
    private static final String POLICY = "version: STSv1\r\nmode: testing\r\nmx: mx.example\r\nmax_age: 86400\r\n";
    private static final String ZONES = """
            mta-sts.good.example: {A: 127.0.0.1}
            mta-sts.moved.example: {A: 127.0.0.1}
            mta-sts.missing.example: {A: 127.0.0.1}
            mta-sts.large.example: {A: 127.0.0.1}
            mta-sts.misnamed.test: {A: 127.0.0.1}
            """;

    @TempDir
    static Path folder;

    private static HttpsServer server;
    private static TestKeys keys;

    @BeforeAll
    static void serve() throws IOException, GeneralSecurityException, InterruptedException {
        keys = TestKeys.make(
                folder,
                "mta-sts.good.example",
                "mta-sts.moved.example",
                "mta-sts.missing.example",
                "mta-sts.large.example");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(keys.server()));
        server.createContext("/.well-known/mta-sts.txt", exchange -> {
            String host = exchange.getRequestHeaders().getFirst("Host");
            int status = host.startsWith("mta-sts.moved") ? 302 : host.startsWith("mta-sts.missing") ? 404 : 200;
            byte[] body =
                    host.startsWith("mta-sts.large") ? new byte[MtaStsPolicy.LARGEST + 1] : POLICY.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.getResponseHeaders().set("Location", "https://mta-sts.good.example/");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void aPolicyIsFetched() {
        assertThat(fetch("good.example", keys::trust))
                .isEqualTo(new PolicyFetch.Fetched("text/plain", Octets.of(POLICY.getBytes(UTF_8))));
    }

    @ParameterizedTest
    @CsvSource({
        "moved.example, REDIRECT",
        "missing.example, BAD_STATUS",
        "large.example, TOO_LARGE",
        "misnamed.test, BAD_CERTIFICATE",
        "nowhere.example, UNREACHABLE",
    })
    void whatIsNoPolicyHasItsCause(String domain, PolicyFetch.Cause cause) {
        assertThat(fetch(domain, keys::trust))
                .isInstanceOfSatisfying(
                        PolicyFetch.Failed.class,
                        failed -> assertThat(failed.cause()).isEqualTo(cause));
    }

    @Test
    void aCertificateOfNobodyKnownIsNotAccepted() {
        assertThat(fetch("good.example", UnaryOperator.identity()))
                .isInstanceOfSatisfying(
                        PolicyFetch.Failed.class,
                        failed -> assertThat(failed.cause()).isEqualTo(PolicyFetch.Cause.BAD_CERTIFICATE));
    }

    private static PolicyFetch fetch(String domain, UnaryOperator<OkHttpClient.Builder> trust) {
        int port = server.getAddress().getPort();
        try (HttpsPolicyFetcher fetcher =
                new HttpsPolicyFetcher(Zones.of(ZONES), "test", InetAddress::isLoopbackAddress, port, trust)) {
            return fetcher.fetch(new DomainName(domain));
        }
    }
}
