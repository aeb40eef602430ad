package org.mailassay.api.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.api.testing.TestApi;
import org.mailassay.api.testing.TestReports;
import org.mailassay.api.testing.TestReports.Row;
import org.mailassay.store.account.Account;

/// The Slack, CSV, shell, Python, JavaScript and Ruby examples, unchanged but for their base URL and key, against a
/// server over HTTPS that has data.
class ReferenceExamplesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything here runs.
    static Path folder;

    private static Optional<TestApi> api = Optional.empty();
    private static Map<String, String> environment = Map.of();
    private static String base = "";

    @BeforeAll
    static void serve() {
        SelfSigned tls = SelfSigned.make(folder);
        TestApi started = TestApi.start(settings -> settings.withHttps(tls.https()));
        api = Optional.of(started);
        base = "https://localhost:" + started.httpsPort() + "/api/dmarc/v1";
        String certificate = tls.certificate().toString();
        environment = Map.of(
                "DMARCTRUST_API_KEY", fill(started),
                "SSL_CERT_FILE", certificate,
                "REQUESTS_CA_BUNDLE", certificate,
                "CURL_CA_BUNDLE", certificate,
                "NODE_EXTRA_CA_CERTS", certificate);
    }

    @AfterAll
    static void stop() {
        api.ifPresent(TestApi::close);
    }

    @Test
    void slackAlert() throws IOException, InterruptedException {
        ProgramRun.require(folder, "python3", "-c", "import requests");
        BlockingQueue<String> posted = new LinkedBlockingQueue<>();
        HttpServer slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slack.createContext("/", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        slack.start();
        try {
            ReferenceExample example = ReferenceExample.python(
                    "Slack alert for DMARC failures", "import requests", "0000000001111122233330111", base);
            Map<String, String> withSlack = new HashMap<>(environment);
            withSlack.put(
                    "SLACK_WEBHOOK_URL",
                    "http://127.0.0.1:" + slack.getAddress().getPort() + "/");
            ProgramRun run = ProgramRun.of(List.of("python3"), folder, "slack.py", example.code(), withSlack);
            assertThat(run).isEqualTo(new ProgramRun(0, ""));
        } finally {
            slack.stop(0);
        }
        assertThat(posted.take()).contains("*example.com*: 198.51.100.2 (0 rejected, 5 quarantined)");
    }

    @Test
    void dailyStatisticsToCsv() throws IOException {
        ProgramRun.require(folder, "python3", "-c", "import requests");
        ReferenceExample example =
                ReferenceExample.python("Export daily stats to CSV", "import requests", "0000001111222233333", base);

        ProgramRun run = ProgramRun.of(List.of("python3"), folder, "csv_export.py", example.code(), environment);

        assertThat(run).isEqualTo(new ProgramRun(0, ""));
        assertThat(Files.readAllLines(folder.resolve("dmarc_stats.csv")))
                .hasSize(31)
                .startsWith("domain,date,total,spf_pass,spf_fail,dkim_pass,dkim_fail")
                .contains("example.com,2026-04-29,15,10,5,10,5", "example.com,2026-04-01,0,0,0,0,0");
    }

    @Test
    void healthCheckInAShell() {
        ProgramRun.require(folder, "curl", "--version");
        ProgramRun.require(folder, "jq", "--version");
        ReferenceExample example =
                ReferenceExample.of("DNS health check in a shell script", "#!/bin/bash", "Client libraries", base);

        assertThat(ProgramRun.of(List.of("bash"), folder, "health.sh", example.code(), environment))
                .isEqualTo(new ProgramRun(0, "All domains healthy\n"));
    }

    @Test
    void python() {
        ProgramRun.require(folder, "python3", "-c", "import requests");
        ReferenceExample example =
                ReferenceExample.python("Client libraries", "import requests", "0000000100000", base);

        ProgramRun run = ProgramRun.of(List.of("python3"), folder, "client.py", example.code(), environment);

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).matches("example\\.com: (unknown|valid)\n");
    }

    @Test
    void javaScript() {
        ProgramRun.require(folder, "node", "--version");
        ReferenceExample example = ReferenceExample.of("JavaScript (Node.js)", "const API_KEY", "Ruby", base);

        assertThat(ProgramRun.of(List.of("node"), folder, "client.mjs", example.code(), environment))
                .isEqualTo(new ProgramRun(0, ""));
    }

    @Test
    void ruby() {
        ProgramRun.require(folder, "ruby", "--version");
        ReferenceExample example = ReferenceExample.of("Ruby", "require", "Managing API keys", base);

        ProgramRun run = ProgramRun.of(List.of("ruby"), folder, "client.rb", example.code(), environment);

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).matches("example\\.com: (unknown|valid)\nDMARC: valid\n");
    }

    /// One domain, with the id that the examples name, with a report and records that are fine.
    private static String fill(TestApi started) {
        started.testDatabase().execute("alter table domains alter column id restart with 19");
        Account account = started.account("examples@example.com");
        started.addActiveDomain(account, "example.com");
        Instant begin = Instant.parse("2026-04-29T00:00:00Z");
        List<Row> rows = List.of(
                new Row("198.51.100.1", 10, "none", true, true),
                new Row("198.51.100.2", 5, "quarantine", false, false));
        new TestReports(started.database())
                .mail(
                        account,
                        TestReports.xml("r.example", "1", "example.com", begin, begin.plusSeconds(86_399), rows));
        started.zones("""
                example.com: [{TXT: 'v=spf1 ip4:198.51.100.1 -all'}]
                _dmarc.example.com: [{TXT: 'v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com'}]
                """);
        return started.key(account);
    }
}
