package org.mailassay.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.appliance.acme.AcmeServer;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.mailets.testing.SmtpClient;

/// The whole appliance, whose certificate an authority on this machine issues after it was fetched from the
/// appliance itself that the name is its own.
class TlsEdgesTest {
    @TempDir
    Path data;

    @BeforeAll
    static void keepTheUnpackedDatabase() {
        Path root = Path.of(System.getProperty("mailassay.root", ".."));
        System.setProperty(
                "mailassay.programs", root.resolve("appliance/target").toString());
    }

    @Test
    void bothEdgesHaveTheCertificateThatTheAuthorityIssuesWhileTheyRun() throws Exception {
        int port80 = freePort();
        try (AcmeServer authority = AcmeServer.start(port80, InstantSource.system());
                Appliance appliance = Appliance.start(settings(authority, port80))) {
            Instant deadline = Instant.now().plusSeconds(120);
            while (!https(appliance).equals("CN=Test Root")) {
                assertThat(Instant.now()).isBefore(deadline);
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            }
            assertThat(startTls(appliance)).isEqualTo("CN=Test Root");
            assertThat(authority.orders()).isEqualTo(1);
        }
    }

    /// Who has issued the certificate of HTTPS.
    private static String https(Appliance appliance) throws IOException {
        SSLContext context = SmtpClient.trustingAll();
        int port = appliance.httpsPort().orElseThrow();
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            return issuer((X509Certificate) socket.getSession().getPeerCertificates()[0]);
        }
    }

    /// Who has issued that of STARTTLS.
    private static String startTls(Appliance appliance) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (SmtpClient client = SmtpClient.greet(new InetSocketAddress(here, appliance.smtpPort()))) {
            return issuer(
                    (X509Certificate) client.startTls(SmtpClient.trustingAll()).getPeerCertificates()[0]);
        }
    }

    private static String issuer(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().getName();
    }

    private Settings settings(AcmeServer authority, int port80) {
        return StartedAppliance.settings(Map.of(
                "data", data.toString(),
                "dns.resolvers", "127.0.0.1:9",
                "smtp.port", "0",
                "smtp.name", "mx.example.com",
                "http.port", "0",
                "https.port", "0",
                "https.redirect-port", Integer.toString(port80),
                "tls.acme", "true",
                "tls.acme-terms", "true",
                "tls.acme-directory", authority.directory().toString()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
