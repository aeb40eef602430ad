package org.mailassay.appliance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.mailassay.appliance.dns.DnsServer;
import org.mailassay.appliance.dns.MasterFile;

/// The whole appliance with its embedded database and a small DNS, used as people and mail servers use it.
final class ApplianceUnderTest implements AutoCloseable {
    private static final String ZONE = """
            example.net. 300 IN TXT "v=spf1 ip4:127.0.0.1 -all"
            _dmarc.example.net. 300 IN TXT "v=DMARC1; p=reject"
            """;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final DnsServer dns;
    private final Appliance appliance;

    private ApplianceUnderTest(DnsServer dns, Appliance appliance) {
        this.dns = dns;
        this.appliance = appliance;
    }

    /// Starts it on a data folder.
    static ApplianceUnderTest start(Path data) throws IOException {
        StartedAppliance.keepTheUnpackedDatabase();
        DnsServer dns = DnsServer.start(MasterFile.of(ZONE));
        return new ApplianceUnderTest(
                dns, Appliance.start(StartedAppliance.settings(StartedAppliance.anyPorts(data, dns.address()))));
    }

    /// Makes the first owner.
    ///
    /// @return the page with the key and the reporting address
    String setUp() throws IOException, InterruptedException {
        return StartedAppliance.setUp(appliance);
    }

    /// What a path answers.
    String get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString())
                .body();
    }

    /// The value of a series now; -1 while there is none.
    double metric(String series) {
        try {
            return get("/metrics")
                    .lines()
                    .filter(line -> line.startsWith(series + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// What the API answers.
    String call(String key, String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + key);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return HTTP.send(request.method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString())
                .body();
    }

    /// Hands a message over, and says the last answer.
    String send(String recipient, String message) throws IOException {
        try (SmtpClient client = new SmtpClient(appliance.smtpPort())) {
            return client.send(recipient, message);
        }
    }

    /// Waits for something to come true.
    static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("it did not come true");
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    @Override
    public void close() throws IOException {
        try (dns) {
            appliance.close();
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + appliance.httpPort() + path);
    }
}
