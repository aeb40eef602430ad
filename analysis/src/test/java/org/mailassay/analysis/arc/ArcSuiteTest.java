package org.mailassay.analysis.arc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mailassay.analysis.dkim.KeyRecordCache;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.ZoneDns;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.LineEndings;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.testing.SharedFolder;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Every validation case of the ARC test suite.
class ArcSuiteTest {
    private static final Instant NOW = Instant.parse("2020-01-01T00:00:00Z");

    @TestFactory
    Stream<DynamicTest> validation() throws IOException {
        Path suite = SharedFolder.require("suites/arc/arc-draft-validation-tests.yml");
        List<DynamicTest> tests = new ArrayList<>();
        for (Map<?, ?> scenario : scenarios(withDistinctNames(Files.readString(suite)))) {
            Dns dns = dns(map(scenario, "txt-records"));
            for (Map.Entry<?, ?> test : map(scenario, "tests").entrySet()) {
                Map<?, ?> given = (Map<?, ?>) test.getValue();
                tests.add(DynamicTest.dynamicTest(
                        scenario.get("description") + ": " + test.getKey(),
                        () -> assertStatus(
                                String.valueOf(given.get("message")), dns, String.valueOf(given.get("cv")))));
            }
        }
        assertThat(tests).hasSizeGreaterThan(170);
        return tests.stream();
    }

    private static void assertStatus(String message, Dns dns, String expected) {
        HeaderFields header =
                HeaderFields.of(LineEndings.canonical(Octets.of(message.getBytes(StandardCharsets.UTF_8))));

        ArcResult result = new ArcValidation(dns, new KeyRecordCache()).validate(header, NOW);

        if (expected.isBlank()) {
            // The suite expects no status where a seal reports a broken chain; since then RFC 8617, section
            // 5.2, steps 2 and 3C made that a failure.
            assertThat(result)
                    .isInstanceOfSatisfying(
                            ArcResult.Fail.class,
                            fail -> assertThat(fail.reason())
                                    .isIn(ArcResult.FailReason.REPORTED_BROKEN, ArcResult.FailReason.CHAIN_VALIDATION));
        } else {
            assertThat(result.word()).as(result.detail()).isEqualToIgnoringCase(expected.strip());
        }
    }

    /// Some cases have the name of another, behind which they would be lost.
    private static String withDistinctNames(String yaml) {
        AtomicInteger number = new AtomicInteger();
        return Pattern.compile("(?m)^  (\\w+): *$")
                .matcher(yaml)
                .replaceAll(name -> "  " + name.group(1) + "-" + number.incrementAndGet() + ":");
    }

    private static List<Map<?, ?>> scenarios(String yaml) {
        Iterable<Object> documents = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml);
        return StreamSupport.stream(documents.spliterator(), false)
                .<Map<?, ?>>map(document -> (Map<?, ?>) document)
                .toList();
    }

    private static Map<?, ?> map(Map<?, ?> in, String key) {
        return (Map<?, ?>) Objects.requireNonNull(in.get(key), key);
    }

    private static Dns dns(Map<?, ?> texts) {
        ZoneDns.Builder zones = ZoneDns.builder();
        texts.forEach((name, text) -> zones.text(String.valueOf(name), String.valueOf(text)));
        return zones.build();
    }
}
