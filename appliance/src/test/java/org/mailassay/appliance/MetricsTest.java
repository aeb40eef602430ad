package org.mailassay.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The figures of an appliance that has worked a little, and everything that speaks of them.
class MetricsTest {
    private static final Path ROOT =
            Path.of(System.getProperty("mailassay.root", "..")).toAbsolutePath().normalize();

    /// The text format of Prometheus, version 0.0.4.
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-z_:][a-z0-9_:]*)(\\{(?:[a-z_][a-z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\",?)*})? (NaN|[+-]?Inf|[-+0-9.eE]+)");

    @TempDir
    static Path data;

    private static String scrape = "";
    private static String status = "";
    private static String page = "";

    @BeforeAll
    static void useIt() throws IOException, InterruptedException {
        try (ApplianceUnderTest appliance = ApplianceUnderTest.start(data)) {
            String made = appliance.setUp();
            String key = StartedAppliance.found(made, "ma_live_[0-9A-Za-z]{40}");
            String address = StartedAppliance.found(made, "rua-[a-z0-9]+@mailassay\\.localhost");
            appliance.send(address, StartedAppliance.report("1"));
            String scan = appliance.call(key, "POST", "/api/audit/v1/scans", "");
            appliance.send(
                    StartedAppliance.found(scan, "s[0-9a-z]{15}@mailassay\\.localhost"), StartedAppliance.report("2"));
            ApplianceUnderTest.await(() -> appliance.metric("mailassay_scans_seconds_count{status=\"completed\"}") == 1
                    && appliance.metric("mailassay_pipeline_seconds_count{outcome=\"done\",pipeline=\"report\"}") == 1
                    && appliance.metric("mailassay_pipeline_seconds_count{outcome=\"done\",pipeline=\"scan\"}") == 1
                    && read(appliance, "/metrics").contains("mailassay_blocklist_questions_total{"));
            scrape = read(appliance, "/metrics");
            status = read(appliance, "/status.json");
            page = read(appliance, "/status");
        }
    }

    @AfterAll
    static void forget() {
        scrape = "";
    }

    private static String read(ApplianceUnderTest appliance, String path) {
        try {
            return appliance.get(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyLineIsOfTheFormatAndNoSeriesComesTwice() {
        Set<String> series = new LinkedHashSet<>();
        for (String line : scrape.lines().toList()) {
            if (!line.startsWith("# ")) {
                assertThat(line).matches(SAMPLE);
                assertThat(series.add(line.substring(0, line.lastIndexOf(' '))))
                        .as(line)
                        .isTrue();
            }
        }
        assertThat(series).hasSizeGreaterThan(100);
    }

    @Test
    void namesAndTypesFollowTheConventions() {
        families().forEach((name, type) -> {
            if (name.startsWith("mailassay_")) {
                assertThat(name.endsWith("_total")).as(name).isEqualTo(type.equals("counter"));
                assertThat(name).doesNotMatch(".*_(ms|milliseconds|kb|mb)(_.*)?");
                assertThat(scrape).contains("# HELP " + name + " ");
            }
        });
    }

    @Test
    void theDocumentNamesEachAndNoOther() throws IOException {
        String document = Files.readString(ROOT.resolve("docs/operations.md"));
        int begin = document.indexOf("<!-- metrics: begin -->");
        int end = document.indexOf("<!-- metrics: end -->");
        assertThat(begin).isPositive().isLessThan(end);
        Set<String> documented = names(document.substring(begin, end), "\\| `(mailassay_[a-z_]+)");
        Set<String> told = families().keySet().stream()
                .filter(name -> name.startsWith("mailassay_") && !name.endsWith("_max"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented).isEqualTo(told);
    }

    /// A rule about a name that nobody tells never fires, and says so to nobody.
    @ParameterizedTest
    @ValueSource(strings = {"docker/prometheus/rules.yml", "docker/grafana/dashboard.json"})
    void rulesAndDashboardKnowTheseNamesAlone(String file) throws IOException {
        String text = Files.readString(ROOT.resolve(file));
        Set<String> told = names(scrape, "(?m)^([a-z_]+)");
        Set<String> used = names(text, "\\b((?:mailassay|jvm|process|system)_[a-z_]+)");
        assertThat(used).hasSizeGreaterThan(10);
        assertThat(told).containsAll(used);
    }

    @Test
    void theLabelsThatRulesAskForAreThere() throws IOException {
        String rules = Files.readString(ROOT.resolve("docker/prometheus/rules.yml"));
        List<MatchResult> asked = Pattern.compile("(mailassay_[a-z_]+)\\{([a-z]+)=\"([^\"]+)\"}")
                .matcher(rules)
                .results()
                .toList();
        assertThat(asked).hasSizeGreaterThan(5);
        assertThat(asked)
                .allSatisfy(match -> assertThat(
                                names(scrape, "(?m)^" + match.group(1) + "\\{[^}]*\\b(" + match.group(2) + ")="))
                        .containsExactly(match.group(2)));
        assertThat(scrape)
                .contains(
                        "task=\"retention\"",
                        "verdict=\"refuses\"",
                        "outcome=\"timeout\"",
                        "fate=\"refused\"",
                        "pipeline=\"scan\"");
    }

    @Test
    void whatWasDoneIsCounted() {
        assertThat(scrape)
                .contains(
                        "mailassay_intake_messages_total{fate=\"unassigned\"} 1.0",
                        "mailassay_pipeline_seconds_count{outcome=\"done\",pipeline=\"report\"} 1",
                        "mailassay_pipeline_seconds_count{outcome=\"done\",pipeline=\"scan\"} 1",
                        "mailassay_smtp_hidden_mails_total 0.0",
                        "mailassay_database_timeouts_total 0.0")
                .containsPattern("mailassay_dns_questions_total\\{outcome=\"found\"} [1-9]")
                .containsPattern("mailassay_blocklist_questions_total\\{outcome=\"[a-z]+\",zone=\"[a-z0-9.-]+\"} [1-9]")
                .containsPattern("mailassay_certificate_expiry_timestamp_seconds [1-9]")
                .containsPattern("mailassay_database_waits_seconds_count [1-9]");
    }

    @Test
    void theStatusTellsOfEveryPart() {
        assertThat(status)
                .contains("\"name\":\"database\",\"status\":\"ok\"", "\"name\":\"clients\",\"status\":\"ok\"")
                .contains("\"name\":\"rspamd\"", "\"name\":\"spamassassin\"", "\"name\":\"blocklists\"")
                .contains("\"name\":\"certificate\",\"status\":\"ok\"", "\"name\":\"jobs\"", "\"name\":\"queues\"")
                .contains("\"schema version\":\"", "1 node works")
                .doesNotContain("cannot be read", "gave no answer");
        assertThat(page).contains("<h1>Status</h1>", "<h2>nodes <span class=\"status\">ok</span></h2>");
    }

    private static Map<String, String> families() {
        return Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$")
                .matcher(scrape)
                .results()
                .collect(Collectors.toMap(
                        match -> match.group(1), match -> match.group(2), (one, _) -> one, TreeMap::new));
    }

    private static Set<String> names(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
