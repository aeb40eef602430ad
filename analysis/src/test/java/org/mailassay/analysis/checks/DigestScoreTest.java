package org.mailassay.analysis.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.alert.AlertWriting;
import org.mailassay.analysis.alert.DigestDomain;
import org.mailassay.analysis.alert.DigestWriting;
import org.mailassay.analysis.compose.Letter;
import org.mailassay.analysis.scan.ScanReport;
import org.mailassay.analysis.testing.ScanMail;

/// The mails that the appliance writes about alerts and weeks, in the eyes of its own scan.
class DigestScoreTest {
    private static final Instant SENT = Instant.parse("2026-09-01T09:59:50Z");

    @Test
    void theDigestScoresAsWeAskOfOthers() {
        Letter letter = DigestWriting.letter(
                "digest@example.com",
                "scan@example.net",
                LocalDate.parse("2026-08-24"),
                List.of(
                        new DigestDomain("example.com", 12_345, 120, 11_000, 100, List.of("Postman", "192.0.2.7")),
                        new DigestDomain("example.org", 0, 0, 0, 0, List.of())),
                List.of("example.com has 1 new sender: <b>Postman</b>."));

        assertThat(letter.plain())
                .contains(
                        "12,345 messages",
                        "99.0 % passed DMARC",
                        "new senders: Postman, 192.0.2.7",
                        "no mail was reported");
        assertThat(letter.html()).contains("&lt;b&gt;Postman").doesNotContain("<table", "<img", "style=");
        assertThat(score(letter)).isGreaterThanOrEqualTo(95);
    }

    @Test
    void soDoesAnAlert() {
        Letter letter = AlertWriting.letter(
                "alerts@example.com",
                "scan@example.net",
                List.of(
                        new AlertWriting.Line(
                                false, "example.com has 1 new sender: Postman.", "See whether it is yours."),
                        new AlertWriting.Line(true, "example.org: No reports come any more.", "")));
        assertThat(letter.subject()).isEqualTo("example.com has 1 new sender: Postman. (and 1 more)");
        assertThat(letter.plain()).contains("Over: example.org: No reports come any more.");
        assertThat(score(letter)).isGreaterThanOrEqualTo(95);
    }

    private static int score(Letter letter) {
        String text = new String(
                        letter.octets(SENT, "0123456789abcdef01234567").toByteArray(), StandardCharsets.US_ASCII)
                .replace("\r\n", "\n");
        ScanMail mail = ScanMail.of(text);
        ScanReport report = ScanDefectsTest.scan(mail, mail.ports());
        // What the test's domain does without.
        assertThat(ScanDefectsTest.costly(report)).isEqualTo(ScanDefectsTest.ABSENT);
        return report.score().overall().orElseThrow();
    }
}
