package org.mailassay.appliance.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.testing.SharedFolder;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The public suites through the command line, each as one batch.
class VerdictSuitesTest {
    @TempDir
    Path folder;

    @Test
    void openspf() throws IOException {
        Path suite = SharedFolder.require("suites/spf/rfc7208-tests.yml");
        BatchRun batch = new BatchRun(folder);
        Map<String, Map<?, ?>> expected = new LinkedHashMap<>();
        for (Map<?, ?> document : documents(Files.readString(suite))) {
            String zones = batch.zones(
                    "zones-" + expected.size() + ".yml",
                    Map.of("zonedata", document.get("zonedata"), "description", "one of many"));
            for (Map.Entry<?, ?> test : mapping(document, "tests").entrySet()) {
                Map<?, ?> given = (Map<?, ?>) test.getValue();
                String id = expected.size() + " " + test.getKey();
                expected.put(id, given);
                batch.add(Map.of(
                        "id", id,
                        "dns", zones,
                        "ip", BatchRun.text(given, "host"),
                        "from", BatchRun.text(given, "mailfrom"),
                        "helo", BatchRun.text(given, "helo"),
                        "receiver", BatchRun.text(given, "receiver")));
            }
        }
        assertThat(expected).hasSize(203);
        Map<String, Map<String, Object>> answers = batch.answers("spf");
        expected.forEach((id, given) -> {
            Map<String, Object> answer = answers.getOrDefault(id, Map.of());
            Object result = given.get("result");
            List<?> allowed = result instanceof List<?> several ? several : List.of(String.valueOf(result));
            assertThat(allowed.contains(answer.get("result")))
                    .as("%s: %s", id, answer)
                    .isTrue();
            if (given.containsKey("explanation")) {
                String wanted = String.valueOf(given.get("explanation"));
                assertThat(answer).as(id).containsEntry("explanation", wanted.equals("DEFAULT") ? "" : wanted);
            }
        });
    }

    /// The names of the files tell the verdicts. By the rules in force none passes: the signatures are by rsa-sha1, by
    /// keys that are too short, or of the drafts' versions.
    @ParameterizedTest
    @CsvSource({"historic, 22", "current, 0"})
    void mailDkim(String rules, int passing) throws IOException {
        Path suite = SharedFolder.require("suites/dkim");
        BatchRun batch = new BatchRun(folder);
        String zones = batch.zones("zones.yml", fakeDns(suite.resolve("FAKE_DNS.dat")));
        List<String> files;
        try (Stream<Path> corpus = Files.list(suite.resolve("corpus"))) {
            files = corpus.map(Path::toString).sorted().toList();
        }
        files.forEach(
                file -> batch.add(Map.of("id", file, "file", file, "dns", zones, "rules", rules, "at", "2020-01-01")));
        Map<String, String> results = new TreeMap<>();
        batch.answers("verify").forEach((file, answer) -> results.put(file, BatchRun.text(answer, "dkim", "result")));
        // DomainKeys (RFC 4870) is another protocol, and the draft of ietf00 had no hash of the body.
        Pattern outOfScope = Pattern.compile(".*/(.*_)?(dk|ietf00)_.*");
        Pattern good = Pattern.compile(".*/(good|goodkey|mine|no_body|multiple)_.*");
        assertThat(results).hasSize(69);
        assertThat(results.values().stream().filter("pass"::equals)).hasSize(passing);
        results.forEach((file, result) -> {
            boolean passes = rules.equals("historic")
                    && good.matcher(file).matches()
                    && !outOfScope.matcher(file).matches();
            assertThat(result.equals("pass")).as("%s: %s", file, result).isEqualTo(passes);
        });
    }

    /// Its form of a zone: a name, white space, and the text, or what happens instead.
    private static Map<String, List<Object>> fakeDns(Path file) throws IOException {
        Map<String, List<Object>> zones = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            String[] nameAndText = line.split("\\s+", 2);
            if (!line.startsWith("#") && nameAndText.length == 2) {
                zones.computeIfAbsent(nameAndText[0], _ -> new ArrayList<>())
                        .add(
                                switch (nameAndText[1]) {
                                    case "NXDOMAIN" -> "NXDOMAIN";
                                    case "~~Query timed out~~" -> "TIMEOUT";
                                    case "~~SERVFAIL~~" -> "SERVFAIL";
                                    default -> Map.of("TXT", nameAndText[1]);
                                });
            }
        }
        return zones;
    }

    @Test
    void arcValidation() throws IOException {
        Path suite = SharedFolder.require("suites/arc/arc-draft-validation-tests.yml");
        BatchRun batch = new BatchRun(folder);
        Map<String, String> expected = new LinkedHashMap<>();
        // Some cases have the name of another, behind which they would be lost.
        String yaml = Pattern.compile("(?m)^  (\\w+): *$")
                .matcher(Files.readString(suite))
                .replaceAll(name -> "  " + name.group(1) + "-" + name.start() + ":");
        for (Map<?, ?> scenario : documents(yaml)) {
            Map<String, Object> texts = new LinkedHashMap<>();
            mapping(scenario, "txt-records")
                    .forEach((name, text) -> texts.put(String.valueOf(name), Map.of("TXT", text)));
            String zones = batch.zones("zones-" + expected.size() + ".yml", texts);
            for (Map.Entry<?, ?> test : mapping(scenario, "tests").entrySet()) {
                String id = String.valueOf(test.getKey());
                Map<?, ?> given = (Map<?, ?>) test.getValue();
                String message = batch.file(id + ".eml", BatchRun.text(given, "message"));
                batch.add(Map.of("id", id, "file", message, "dns", zones, "at", "2020-01-01T00:00:00Z"));
                // The suite expects no status where a seal reports a broken chain, which RFC 8617, section 5.2, made
                // a failure.
                String status = BatchRun.text(given, "cv").strip().toLowerCase(Locale.ROOT);
                expected.put(id, status.isEmpty() ? "fail" : status);
            }
        }
        assertThat(expected).hasSizeGreaterThan(170);
        Map<String, String> results = new LinkedHashMap<>();
        batch.answers("verify").forEach((id, answer) -> results.put(id, BatchRun.text(answer, "arc", "result")));
        assertThat(results).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static Map<?, ?> mapping(Map<?, ?> in, String key) {
        return (Map<?, ?>) Objects.requireNonNull(in.get(key), key);
    }

    private static List<Map<?, ?>> documents(String yaml) {
        List<Map<?, ?>> documents = new ArrayList<>();
        new Yaml(new SafeConstructor(new LoaderOptions()))
                .loadAll(yaml)
                .forEach(document -> documents.add((Map<?, ?>) document));
        return documents;
    }
}
