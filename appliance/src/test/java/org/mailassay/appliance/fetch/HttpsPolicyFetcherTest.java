package org.mailassay.appliance.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
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
    private static final char[] PASSWORD = "changeit".toCharArray();
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
    private static KeyStore keys;

    @BeforeAll
    static void serve() throws IOException, GeneralSecurityException, InterruptedException {
        keys = makeKeys();
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
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
        assertThat(fetch("good.example", HttpsPolicyFetcherTest::trusting))
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
        assertThat(fetch(domain, HttpsPolicyFetcherTest::trusting))
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

    private static OkHttpClient.Builder trusting(OkHttpClient.Builder builder) {
        try {
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(keys);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return builder.sslSocketFactory(
                    context.getSocketFactory(), (X509TrustManager) managers.getTrustManagers()[0]);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The JDK's own tool makes the certificate; its names end in `.example`.
    private static KeyStore makeKeys() throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "SAN=dns:mta-sts.good.example,dns:mta-sts.moved.example,dns:mta-sts.missing.example,"
                                + "dns:mta-sts.large.example",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream octets = Files.newInputStream(file)) {
            store.load(octets, PASSWORD);
        }
        // As a key entry alone the certificate is not trusted.
        store.setCertificateEntry("trusted", store.getCertificate("test"));
        return store;
    }
}
