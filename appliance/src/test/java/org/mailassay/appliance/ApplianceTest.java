package org.mailassay.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailassay.appliance.StartedAppliance.found;
import static org.mailassay.appliance.StartedAppliance.key;
import static org.mailassay.appliance.StartedAppliance.report;
import static org.mailassay.appliance.StartedAppliance.setUp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.appliance.dns.DnsServer;
import org.mailassay.appliance.dns.MasterFile;
import org.mailassay.appliance.file.HeldFile;
import org.mailassay.appliance.settings.HttpSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.appliance.settings.SmtpSection;

/// The whole appliance with its embedded database, as `mailassay up` starts it.
class ApplianceTest {
    /// The domain that the report's mail is from.
    private static final String ZONE = """
            example.net. 300 IN TXT "v=spf1 ip4:127.0.0.1 -all"
            _dmarc.example.net. 300 IN TXT "v=DMARC1; p=reject"
            """;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path data;

    @BeforeAll
    static void keepTheUnpackedDatabase() {
        StartedAppliance.keepTheUnpackedDatabase();
    }

    @Test
    void aReportComesInBySmtpIsReadBackOverHttpAndIsThereAfterARestart() throws Exception {
        String key;
        try (DnsServer dns = DnsServer.start(MasterFile.of(ZONE));
                Appliance appliance = Appliance.start(settings(0, 0, dns.address()))) {
            String done = setUp(appliance);
            key = key(done);
            String address = found(done, "rua-[a-z0-9]+@mailassay\\.localhost");
            assertThat(call(appliance, key, "POST", "/domains", "{\"domain\":\"example.com\"}")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(call(appliance, key, "POST", "/domains/1/activate", "").statusCode())
                    .isEqualTo(200);
            try (SmtpClient client = new SmtpClient(appliance.smtpPort())) {
                assertThat(client.send("nobody@mailassay.localhost", "")).startsWith("550 5.1.1");
                assertThat(client.send(address, report("1"))).startsWith("250");
            }
            await(appliance, key, "/account", "\"messages_30d\":3");
            assertThat(metrics(appliance))
                    .contains("mailassay_intake_messages_total{fate=\"stored\"} 1.0")
                    .contains("mailassay_intake_messages_total{fate=\"refused\"} 0.0")
                    .contains("mailassay_spool_mails ");
            assertThat(call(appliance, key, "GET", "/reports", "").body()).contains("\"authenticated\":\"pass\"");
        }
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        try (Appliance again = Appliance.start(settings(0, 0))) {
            assertThat(again.setupToken()).isEmpty();
            await(again, key, "/account", "\"messages_30d\":3");
        }
    }

    @Test
    void aMessageComesInBySmtpAndIsScanned() throws Exception {
        try (DnsServer dns = DnsServer.start(MasterFile.of(ZONE));
                Appliance appliance = Appliance.start(settings(0, 0, dns.address()))) {
            String key = key(setUp(appliance));
            String audit = "http://127.0.0.1:" + appliance.httpPort() + "/api/audit/v1";
            String created = audit(key, "POST", audit + "/scans").body();
            String scan = audit + "/scans/" + found(created, "s[0-9a-z]{15}");
            try (SmtpClient client = new SmtpClient(appliance.smtpPort())) {
                assertThat(client.send(found(created, "s[0-9a-z]{15}@mailassay\\.localhost"), report("1")))
                        .startsWith("250");
            }
            assertThat(audit(key, "GET", scan + "/events").body())
                    .containsSubsequence("event: received", "\"check\":\"spf\"", "event: completed");
            assertThat(audit(key, "GET", scan + "/results").body())
                    .contains("\"id\":\"dmarc.result\"", "\"status\":\"pass\"", "\"view_count\":0");
            assertThat(metrics(appliance)).contains("mailassay_scans_seconds_count{status=\"completed\"} 1");
        }
    }

    @Test
    void whatKeepsItFromStartingIsOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> Appliance.start(settings(port, 0)))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage("mail cannot be taken at 127.0.0.1 port " + port + ": Address already in use");
            assertThatThrownBy(() -> Appliance.start(settings(0, port)))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage("the API cannot be served at 127.0.0.1 port " + port + ": Address already in use");
        }
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        try (HeldFile _ = DataFolder.hold(data)) {
            assertThatThrownBy(() -> Appliance.start(settings(0, 0)))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageStartingWith("another mailassay up works on the data folder");
        }
        Files.writeString(data.resolve("file"), "in the way");
        assertThatThrownBy(() -> DataFolder.hold(data.resolve("file/folder")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("cannot be written");
    }

    private Settings settings(int smtpPort, int httpPort) {
        return settings(smtpPort, httpPort, new InetSocketAddress(InetAddress.getLoopbackAddress(), 9));
    }

    private Settings settings(int smtpPort, int httpPort, InetSocketAddress resolver) {
        Map<String, String> values = StartedAppliance.anyPorts(data, resolver);
        values.put(SmtpSection.PORT.key(), Integer.toString(smtpPort));
        values.put(HttpSection.PORT.key(), Integer.toString(httpPort));
        return StartedAppliance.settings(values);
    }

    private static String metrics(Appliance appliance) throws IOException, InterruptedException {
        URI metrics = URI.create("http://127.0.0.1:" + appliance.httpPort() + "/metrics");
        return HTTP.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                .body();
    }

    private static HttpResponse<String> audit(String key, String method, String address)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + key)
                .method(method, BodyPublishers.noBody())
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> call(Appliance appliance, String key, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + appliance.httpPort() + "/api/dmarc/v1" + path))
                .header("Authorization", "Bearer " + key)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return HTTP.send(
                body.isEmpty()
                        ? request.build()
                        : request.header("Content-Type", "application/json").build(),
                BodyHandlers.ofString());
    }

    private static void await(Appliance appliance, String key, String path, String expected) throws Exception {
        Instant deadline = Instant.now().plusSeconds(60);
        String body = call(appliance, key, "GET", path, "").body();
        while (!body.contains(expected)) {
            assertThat(Instant.now()).as(body).isBefore(deadline);
            // Slower than the limit of requests a minute allows.
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            body = call(appliance, key, "GET", path, "").body();
        }
    }
}
