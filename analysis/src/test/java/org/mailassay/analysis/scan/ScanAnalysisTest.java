package org.mailassay.analysis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.content.HtmlReading;
import org.mailassay.analysis.dkim.KeyRecordCache;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.json.PlainJson;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.testing.ScannedMail;
import org.mailassay.analysis.testing.Zones;
import org.mailassay.analysis.verdict.MessageEvaluation;

class ScanAnalysisTest {
    private static final Dns NOTHING = Zones.of("{}");
    private static final Duration ENOUGH = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(300);

    /// A check that does what it is told.
    private record Told(String name, Criterion criterion, Work work) implements Check {
        Told(String name, Work work) {
            this(name, new Criterion(name + ".result", Category.CONTENT, 5, name, "a test"), work);
        }

        @Override
        public List<Criterion> criteria() {
            return List.of(criterion);
        }

        @Override
        public CheckReport run(ScanMaterial material) throws InterruptedException {
            return work.run(this, material);
        }
    }

    private interface Work {
        CheckReport run(Told check, ScanMaterial material) throws InterruptedException;
    }

    private static CheckReport passes(Told check, ScanMaterial material) {
        assertThat(material.header().named("From")).hasSize(1);
        return CheckReport.of(List.of(check.criterion().pass("It is well.")))
                .with("content." + check.name(), List.of(1, "two"));
    }

    /// A check that looks at something of the message.
    private static Check counting(String name, ToIntFunction<ScanMaterial> something) {
        return new Told(name, (check, material) -> {
            assertThat(something.applyAsInt(material)).isPositive();
            return passes(check, material);
        });
    }

    private static ScanReport scan(ScanLimits limits, ScanListener listener, Check... checks) {
        return scan("From: a@example.com\n\nx\n", limits, Set.of(), listener, checks);
    }

    private static ScanReport scan(
            String mail, ScanLimits limits, Set<String> late, ScanListener listener, Check... checks) {
        MessageEvaluation evaluation = new MessageEvaluation(NOTHING, new KeyRecordCache(), "localhost");
        return new ScanAnalysis(List.of(checks), evaluation, limits)
                .scan(
                        ScannedMail.of(mail, NOTHING).message(),
                        new ScanPorts(NOTHING, Fetcher.none(), List.of()),
                        late,
                        listener);
    }

    @Test
    void aCheckThatBreaksOrIsLateIsUnverifiedAndFailsNothing() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        ScanReport report = scan(
                new ScanLimits(ENOUGH, SHORT),
                ScanListener.none(),
                new Told("good", ScanAnalysisTest::passes),
                new Told("broken", (_, _) -> {
                    throw new IllegalStateException("on purpose");
                }),
                new Told("slow", (check, material) -> {
                    try {
                        never.await();
                    } finally {
                        interrupted.countDown();
                    }
                    return passes(check, material);
                }));

        assertThat(ends(report)).containsExactly("good Done", "broken Broken", "slow Late");
        assertThat(report.score().findings())
                .extracting(scored ->
                        scored.finding().status() + " " + scored.finding().summary())
                .containsExactly(
                        "PASS It is well.",
                        "UNVERIFIED The check could not be carried out.",
                        "UNVERIFIED The check did not end within 0.3 s.");
        assertThat(report.score().overall()).hasValue(100);
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }

    /// Its HTML is large, and something else is at such a document all the time.
    @Test
    void aMessageThatCannotBeReadInTimeCostsOnlyTheChecksThatNeedIt() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        String html = "<p>x".repeat(100_000);
        Thread other = Thread.startVirtualThread(() -> HtmlReading.read(html, _ -> {
            held.countDown();
            return waitFor(enough);
        }));
        try {
            assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();
            ScanReport report = scan(
                    "From: a@example.com\nContent-Type: text/html\n\n" + html,
                    new ScanLimits(ENOUGH, SHORT),
                    Set.of(),
                    ScanListener.none(),
                    counting("header", material -> material.header().all().size()),
                    counting(
                            "parts",
                            material -> material.content().html().orElseThrow().size()),
                    counting("links", material -> material.links().size()));

            assertThat(ends(report)).containsExactly("header Done", "parts Done", "links Late");
        } finally {
            enough.countDown();
            other.join();
        }
    }

    @Test
    void whatWasLateIsLateAgainWithoutBeingCarriedOut() {
        ScanReport report = scan(
                "From: a@example.com\n\nx\n",
                ScanLimits.DEFAULT,
                Set.of("slow"),
                ScanListener.none(),
                new Told("good", ScanAnalysisTest::passes),
                new Told("slow", ScanAnalysisTest::passes));

        assertThat(ends(report)).containsExactly("good Done", "slow Late");
    }

    private static List<String> ends(ScanReport report) {
        return report.outcomes().stream()
                .map(outcome -> outcome.check() + " " + outcome.end().getClass().getSimpleName())
                .toList();
    }

    private static boolean waitFor(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Test
    void whoListensHearsOfEveryCheckOnce() {
        List<String> heard = new ArrayList<>();
        scan(
                ScanLimits.DEFAULT,
                outcome -> heard.add(outcome.check()),
                new Told("one", ScanAnalysisTest::passes),
                new Told("two", ScanAnalysisTest::passes));

        assertThat(heard).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void resultsHaveTheReferencesObjectsAndOurs() {
        ScanReport report = scan(ScanLimits.DEFAULT, ScanListener.none(), new Told("good", ScanAnalysisTest::passes));

        String json = PlainJson.of(ScanResults.of("s1", report));
        assertThat(json)
                .startsWith("{\"scan_id\":\"s1\",\"status\":\"completed\",\"scores\":{\"overall\":100,\"spam\":null,")
                .contains("\"content\":{\"good\":[1,\"two\"]}", "\"gain\":0")
                .contains("\"authentication\":{\"spf\":{\"result\":\"unverified\",\"record\":null");
    }
}
