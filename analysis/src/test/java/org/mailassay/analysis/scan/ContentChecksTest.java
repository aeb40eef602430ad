package org.mailassay.analysis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.accessibility.AccessibilityCheck;
import org.mailassay.analysis.clientsupport.ClientSupportCheck;
import org.mailassay.analysis.content.ContentCheck;
import org.mailassay.analysis.headers.HeaderCheck;
import org.mailassay.analysis.provider.ProviderCheck;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Score;
import org.mailassay.analysis.score.ScoredFinding;
import org.mailassay.analysis.testing.ScanMail;
import org.mailassay.analysis.unsubscribe.UnsubscribeCheck;

/// The checks of headers and content side by side.
class ContentChecksTest {
    private static final List<Check> CHECKS = List.of(
            new HeaderCheck(),
            new UnsubscribeCheck(),
            new ContentCheck(),
            new AccessibilityCheck(),
            new ClientSupportCheck(),
            new ProviderCheck());
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    void aGoodNewsletterHasTheFullScore() {
        Score score = score(ScanMail.newsletter());

        assertThat(score.overall()).hasValue(100);
        assertThat(score.findings())
                .allSatisfy(scored -> assertThat(scored.finding().criterion().points() == 0
                                || !scored.finding().isMendable())
                        .as(scored.finding().toString())
                        .isTrue());
    }

    /// What is shown as the gain is what mending gives.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            headers.date              | Date: Tue, 1 Sep 2026 09:59:50 +0000\\n |
            headers.message_id        | <2026-09-01.12345@example.com> | 12345
            headers.thread            | Subject: What          | Subject: Re: What
            unsubscribe.one_click     | =One-Click             | =Two-Clicks
            content.text_part         | text/plain             | application/x-nothing
            content.merge_tags        | <h1>What we            | <h1>[[name]], what we
            content.scripts           | <h1>                   | <h1 onclick="go()">
            content.subject           | Subject: What we read in September\\n |
            accessibility.alt         | alt="A path along a cliff"  |
            client_support.essentials | <h1>                   | <h1 style="display:flex">
            """)
    void mendingOneDefectGainsWhatWasSaid(String id, String old, String other) {
        Score defective = score(ScanMail.newsletter()
                .replacing(old.replace("\\n", "\n"), other == null ? "" : other.replace("\\n", "\n")));
        ScoredFinding found = defective.findings().stream()
                .filter(scored -> scored.finding().criterion().id().equals(id))
                .findFirst()
                .orElseThrow();

        assertThat(defective.overall().orElseThrow() + found.gain()).isEqualTo(100);
        assertThat(found.gain()).isPositive();
    }

    @Test
    void withoutTheUnsubscribeFieldsTheGainIsTheirs() {
        Score defective = score(ScanMail.newsletter().replacing("""
                        List-Unsubscribe: <https://example.com/unsubscribe?r=12345>,
                         <mailto:unsubscribe@example.com?subject=12345>
                        List-Unsubscribe-Post: List-Unsubscribe=One-Click
                        """, ""));

        int gain = defective.findings().stream()
                .filter(scored -> scored.finding().criterion().id().equals("unsubscribe.header"))
                .mapToInt(ScoredFinding::gain)
                .sum();
        assertThat(defective.overall().orElseThrow() + gain).isEqualTo(100);
    }

    @Test
    void theSameMailHasTheSameReport() {
        assertThat(reports(ScanMail.newsletter()).toString())
                .isEqualTo(reports(ScanMail.newsletter()).toString());
    }

    /// The bound is far above what is measured, and far below what more than linear time would take.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<table><tr><td>",
                "<b><i><a href=x>",
                "<img src=x>",
                "<p style='color:red'>x</p>",
                "</p>",
                "<",
                "<!--",
                "{{",
                "<style>{",
                "<style>a{b:c}</style>",
                "<a style=\"a:url(\">",
                "&#x41;"
            })
    void hostileHtmlTakesLinearTime(String part) {
        ScanMail mail =
                ScanMail.html(part.repeat((1 << 20) / part.length()) + "\n").unsigned();
        ScanMaterial material = mail.material();
        for (Check check : CHECKS) {
            long start = THREADS.getCurrentThreadCpuTime();
            run(check, material);
            assertThat((THREADS.getCurrentThreadCpuTime() - start) / 1_000_000_000.0)
                    .as(check.name())
                    .isLessThan(10);
        }
    }

    @Test
    void manyImagesAreCountedAndFewAreNamed() {
        ScanMail mail = ScanMail.html("<p>text</p>" + "<img src='https://example.com/a.png'>\n".repeat(10_000));

        assertThat(reports(mail).toString().length()).isLessThan(60_000);
    }

    @Test
    void aHugeHeaderIsCut() {
        ScanMail mail = ScanMail.personal()
                .unsigned()
                .replacing("Subject: Lunch", "Subject: " + "=?utf-8?q?x?= ".repeat(1_000_000) + "\nX: Lunch");

        assertThat(reports(mail).toString().length()).isLessThan(60_000);
    }

    private static Score score(ScanMail mail) {
        List<Finding> findings = new ArrayList<>();
        reports(mail).forEach(report -> findings.addAll(report.findings()));
        return Score.of(findings);
    }

    private static List<CheckReport> reports(ScanMail mail) {
        ScanMaterial material = mail.material();
        return CHECKS.stream().map(check -> run(check, material)).toList();
    }

    private static CheckReport run(Check check, ScanMaterial material) {
        try {
            CheckReport report = check.run(material);
            assertThat(report.findings().stream().map(Finding::criterion).toList())
                    .containsExactlyInAnyOrderElementsOf(check.criteria());
            return report;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
