package org.mailassay.analysis.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.testing.SharedFolder;

/// Results and explanations of the openspf suite and of our own vectors.
class SpfSuiteTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));

    @TestFactory
    Stream<DynamicTest> openspf() throws IOException {
        return tests(Files.readString(SharedFolder.require("suites/spf/rfc7208-tests.yml")));
    }

    @Test
    void the_openspf_suite_is_whole() throws IOException {
        assertThat(SpfSuite.read(Files.readString(SharedFolder.require("suites/spf/rfc7208-tests.yml"))))
                .hasSize(203);
    }

    @TestFactory
    Stream<DynamicTest> own() throws IOException {
        return Stream.of("section-2", "section-3", "section-4", "section-5", "section-6", "section-7", "appendix-a")
                .flatMap(name -> tests(resource("/spf/" + name + ".yml")));
    }

    private static String resource(String path) {
        try (InputStream in = Objects.requireNonNull(SpfSuiteTest.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(path, unreadable);
        }
    }

    private static Stream<DynamicTest> tests(String yaml) {
        return SpfSuite.read(yaml).stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> run(each)));
    }

    private static void run(SpfSuite.Case each) {
        SpfIdentity identity =
                each.optional("identity").map(SpfIdentity::valueOf).orElse(SpfIdentity.MAIL_FROM);
        SpfRequest request = new SpfRequest(
                identity,
                IpAddressText.parse(each.field("host")).orElseThrow(),
                each.field("helo"),
                each.optional("mailfrom").orElse(""),
                each.optional("receiver").orElse(""));
        SpfCheck check = new SpfEvaluation(each.dns(), SpfLimits.STANDARD, CLOCK).check(request);
        assertThat(List.of(check.result().keyword())).as(check.toString()).containsAnyElementsOf(each.results());
        each.optional("explanation").ifPresent(wanted -> checkExplanation(wanted, check));
        each.optional("terms")
                .ifPresent(wanted -> assertThat(check.terms()).as("terms").isEqualTo(Integer.parseInt(wanted)));
        each.optional("void")
                .ifPresent(wanted ->
                        assertThat(check.voidLookups()).as("void look-ups").isEqualTo(Integer.parseInt(wanted)));
        each.optional("sender").ifPresent(wanted -> assertThat(check.sender()).isEqualTo(wanted));
        each.optional("match").ifPresent(wanted -> assertThat(match(check)).isEqualTo(wanted));
        each.optional("problem")
                .ifPresent(wanted -> assertThat(check.result().toString()).contains(wanted));
    }

    private static void checkExplanation(String wanted, SpfCheck check) {
        SpfExplanation found = ((SpfResult.Fail) check.result()).explanation();
        if (wanted.equals("DEFAULT")) {
            assertThat(found).isNotInstanceOf(SpfExplanation.Published.class);
        } else {
            assertThat(found)
                    .as(check.toString())
                    .isInstanceOfSatisfying(
                            SpfExplanation.Published.class,
                            published -> assertThat(published.text()).isEqualTo(wanted));
        }
    }

    private static String match(SpfCheck check) {
        return switch (check.result()) {
            case SpfResult.Pass pass -> pass.match().directive();
            case SpfResult.Fail fail -> fail.match().directive();
            case SpfResult.SoftFail softFail -> softFail.match().directive();
            case SpfResult.Neutral neutral ->
                neutral.match().map(SpfMatch::directive).orElse("");
            case SpfResult.None none -> none.absence().name();
            case SpfResult.TempError error -> error.error().getClass().getSimpleName();
            case SpfResult.PermError error -> error.error().getClass().getSimpleName();
        };
    }
}
