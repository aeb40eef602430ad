package org.mailassay.appliance.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.analysis.fetch.FetchAnswer;
import org.mailassay.analysis.fetch.FetchRequest;
import org.mailassay.analysis.testing.Zones;

/// Certificates, as the guarded fetcher tells of them.
class GuardedHttpsTest {
    private static final String ZONES = """
            good.example: {A: 127.0.0.1}
            misnamed.example: {A: 127.0.0.1}
            """;

    @TempDir
    static Path folder;

    private static HttpsServer server;
    private static TestKeys keys;

    @BeforeAll
    static void serve() throws IOException, GeneralSecurityException, InterruptedException {
        keys = TestKeys.make(folder, "good.example");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(keys.server()));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void aGoodCertificateIsTold() {
        assertThat(fetch("https://good.example:", keys::trust))
                .isInstanceOfSatisfying(FetchAnswer.Fetched.class, fetched -> {
                    assertThat(fetched.status()).isEqualTo(204);
                    assertThat(fetched.certificate())
                            .map(FetchAnswer.Certificate::issuer)
                            .contains("CN=test");
                });
    }

    @Test
    void aBadCertificateIsNoMissingServer() {
        assertThat(fetch("https://good.example:", UnaryOperator.identity())).satisfies(GuardedHttpsTest::isBad);
        assertThat(fetch("https://misnamed.example:", keys::trust)).satisfies(GuardedHttpsTest::isBad);
    }

    private static void isBad(FetchAnswer answer) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        FetchAnswer.Failed.class,
                        failed -> assertThat(failed.cause()).isEqualTo(FetchAnswer.Cause.BAD_CERTIFICATE));
    }

    private static FetchAnswer fetch(String url, UnaryOperator<OkHttpClient.Builder> trust) {
        int port = server.getAddress().getPort();
        GuardedClient client = new GuardedClient(Zones.of(ZONES), "test", InetAddress::isLoopbackAddress, trust);
        try (GuardedFetcher fetcher = new GuardedFetcher(client, asked -> asked == port, Duration.ofSeconds(20))) {
            return fetcher.fetch(FetchRequest.head(url + port + "/"));
        }
    }
}
