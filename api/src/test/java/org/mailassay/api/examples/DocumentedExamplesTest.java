package org.mailassay.api.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.api.testing.TestApi;
import org.mailassay.api.testing.TestReports;
import org.mailassay.api.testing.TestReports.Row;
import org.mailassay.api.testing.TestScans;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.account.EmailAddress;
import org.mailassay.store.domain.Domain;
import org.mailassay.store.monitoring.VerifiedDomains;

/// The commands that docs/api.md and the README show, run as they stand there.
class DocumentedExamplesTest {
    /// Any answer that is a refusal ends the run.
    private static final String STRICT = """
            set -eo pipefail
            curl() { command curl --fail-with-body "$@"; }
            """;

    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything here runs.
    Path folder;

    @BeforeEach
    void requirePrograms() {
        ProgramRun.require(folder, "curl", "--fail-with-body", "--version");
        ProgramRun.require(folder, "jq", "--version");
    }

    @Test
    void theApiByExample() throws IOException {
        String commands = BLOCK.matcher(text("docs/api.md"))
                .results()
                .map(block -> block.group(1))
                .filter(block -> !block.startsWith("export"))
                .collect(Collectors.joining());

        assertThat(commands)
                .contains(
                        "/account",
                        "/domains",
                        "/dns",
                        "/stats",
                        "/sources",
                        "/reports",
                        "/tls_reports",
                        "/failure_reports",
                        "/intake",
                        "/scans",
                        "/events",
                        "/monitoring");
        try (TestApi api = TestApi.start()) {
            String key = fill(api);
            String next =
                    api.get("/api/dmarc/v1/reports/unassigned?limit=1", key).at("meta.pagination.next_cursor");
            Account account = new AccountStore(api.database())
                    .find(new EmailAddress("examples@example.com"))
                    .orElseThrow();
            String scan = new TestScans(api).completed(account, "{\"scores\":{\"overall\":87}}");
            api.testDatabase().execute("alter table domains alter column id restart with 77");
            Domain domain = VerifiedDomains.verify(api.testDatabase(), account, "verified.example");
            api.testDatabase().execute("alter table domains alter column id restart with 1");
            api.testDatabase()
                    .execute("insert into monitored_hosts (account_id, domain_id, host_value, is_active) values ("
                            + account.id() + ", " + domain.id() + ", '198.51.100.7', true)");
            assertRuns(
                    commands,
                    Map.of(
                            "API_KEY",
                            key,
                            "BASE",
                            base(api) + "/api/dmarc/v1",
                            "AUDIT",
                            base(api) + "/api/audit/v1",
                            "SCAN",
                            scan,
                            "DOMAIN",
                            domain.publicId().toString(),
                            "HOST",
                            Long.toString(api.testDatabase().number("select max(id) from monitored_hosts")),
                            "NEXT",
                            next));
        }
    }

    @Test
    void theReadme() throws IOException {
        String commands = text("README.md")
                .lines()
                .filter(line -> line.startsWith("curl ") && line.contains("/api/dmarc/"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());

        assertThat(commands).contains("/domains", "/stats", "/sources", "/reports", "/dns");
        try (TestApi api = TestApi.start()) {
            String key = fill(api);
            api.post("/api/dmarc/v1/domains", key, "{\"domain\": \"example.com\"}");
            assertRuns(commands.replace("http://127.0.0.1:8080", base(api)), Map.of("KEY", key));
        }
    }

    private void assertRuns(String commands, Map<String, String> environment) {
        ProgramRun run = ProgramRun.of(List.of("bash"), folder, "examples.sh", STRICT + commands, environment);

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).doesNotContain("\"error\"");
    }

    /// Reports of a domain that nobody has added yet, with the ids that the examples name.
    private static String fill(TestApi api) {
        api.testDatabase().execute("alter table reports alter column id restart with 915");
        Account account = api.account("examples@example.com");
        Instant begin = Instant.parse("2026-04-29T00:00:00Z");
        TestReports reports = new TestReports(api.database());
        for (String reportId : List.of("1", "2")) {
            String xml = TestReports.xml(
                    "r.example",
                    reportId,
                    "example.com",
                    begin,
                    begin.plusSeconds(86_399),
                    List.of(new Row("198.51.100.2", 5, "reject", false, false)));
            reports.mail(account, xml);
            if (reportId.equals("1")) {
                reports.take(account, TestReports.TLS.replace("tls.example", "example.com"));
                reports.take(account, TestReports.FAILURE.replace("failed.example", "example.com"));
            }
        }
        return api.key(account);
    }

    private static String base(TestApi api) {
        return "http://127.0.0.1:" + api.port();
    }

    private static String text(String file) throws IOException {
        return Files.readString(
                Path.of(System.getProperty("mailassay.root", "..")).resolve(file));
    }
}
