package org.mailassay.analysis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.dkim.KeyRecordCache;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.json.PlainJson;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Status;
import org.mailassay.analysis.testing.ScannedMail;
import org.mailassay.analysis.testing.Zones;
import org.mailassay.analysis.verdict.MessageEvaluation;

class ScanAnalysisTest {
    private static final Dns NOTHING = Zones.of("{}");

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
            return work.run(this);
        }
    }

    private interface Work {
        CheckReport run(Told check) throws InterruptedException;
    }

    private static CheckReport passes(Told check) {
        return CheckReport.of(List.of(check.criterion().pass("It is well.")))
                .with("content." + check.name(), List.of(1, "two"));
    }

    private static ScanReport scan(Duration deadline, ScanListener listener, Check... checks) {
        MessageEvaluation evaluation = new MessageEvaluation(NOTHING, new KeyRecordCache(), "localhost");
        return new ScanAnalysis(List.of(checks), evaluation, new ScanLimits(deadline))
                .scan(
                        ScannedMail.of("From: a@example.com\n\nx\n", NOTHING).message(),
                        new ScanPorts(NOTHING, Fetcher.none(), List.of()),
                        listener);
    }

    @Test
    void aCheckThatBreaksOrIsLateIsUnverifiedAndFailsNothing() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        ScanReport report = scan(
                Duration.ofMillis(300),
                ScanListener.none(),
                new Told("good", ScanAnalysisTest::passes),
                new Told("broken", check -> {
                    throw new IllegalStateException("on purpose");
                }),
                new Told("slow", check -> {
                    try {
                        never.await();
                    } finally {
                        interrupted.countDown();
                    }
                    return passes(check);
                }));

        assertThat(report.outcomes())
                .extracting(outcome ->
                        outcome.check() + " " + outcome.end().getClass().getSimpleName())
                .containsExactly("good Done", "broken Broken", "slow Late");
        assertThat(report.score().findings())
                .extracting(scored -> scored.finding().status())
                .containsExactly(Status.PASS, Status.UNVERIFIED, Status.UNVERIFIED);
        assertThat(report.score().overall()).hasValue(100);
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoListensHearsOfEveryCheckOnce() {
        List<String> heard = new ArrayList<>();
        scan(
                Duration.ofSeconds(20),
                outcome -> heard.add(outcome.check()),
                new Told("one", ScanAnalysisTest::passes),
                new Told("two", ScanAnalysisTest::passes));

        assertThat(heard).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void resultsHaveTheReferencesObjectsAndOurs() {
        ScanReport report =
                scan(Duration.ofSeconds(20), ScanListener.none(), new Told("good", ScanAnalysisTest::passes));

        String json = PlainJson.of(ScanResults.of("s1", report));
        assertThat(json)
                .startsWith("{\"scan_id\":\"s1\",\"status\":\"completed\",\"scores\":{\"overall\":100,\"spam\":null,")
                .contains("\"content\":{\"good\":[1,\"two\"]}", "\"authentication\":{}", "\"gain\":0");
    }
}
