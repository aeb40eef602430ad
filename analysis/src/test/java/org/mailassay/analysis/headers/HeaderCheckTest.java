package org.mailassay.analysis.headers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.score.Status;
import org.mailassay.analysis.testing.Checked;
import org.mailassay.analysis.testing.Mutations;
import org.mailassay.analysis.testing.ScanMail;

class HeaderCheckTest {
    private static final HeaderCheck CHECK = new HeaderCheck();
    private static final String DATE = "Date: Tue, 1 Sep 2026 09:59:50 +0000\n";

    /// One defect takes points away in one place.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            fields         | FAIL | To: Reader           | no colon here\\nTo: Reader
            fields         | FAIL | To: Reader           | To : Reader
            eight_bit      | FAIL | To: Reader           | To: Rèader
            eight_bit      | FAIL | Three books that are worth an evening in autumn.\\n\\n | Três livros\\n\\n
            encoded_words  | FAIL | Subject: What        | Subject: =?utf-8?B?V2hhd?= What
            encoded_words  | FAIL | Subject: What        | Subject: =?utf-99?Q?What?= What
            encoded_words  | FAIL | Subject: What        | Subject: =?utf-8?Q?What we? What
            encoded_words  | FAIL | From: Example News   | From: "=?utf-8?Q?News?="
            mime_version   | FAIL | MIME-Version: 1.0\\n |
            mime_version   | FAIL | MIME-Version: 1.0    | MIME-Version: 2.0
            mime_structure | FAIL | \\n--between--       |
            mime_structure | FAIL | Content-Transfer-Encoding: 7bit\\n\\nWhat | Content-Transfer-Encoding: 7-bit\\n\\nWhat
            sender         | FAIL | To: Reader           | Sender: nobody\\nTo: Reader
            reply_to       | FAIL | To: Reader           | Reply-To: nobody\\nTo: Reader
            recipient      | WARN | To: Reader <reader@example.net>\\n |
            recipient      | WARN | To: Reader <reader@example.net> | To: undisclosed-recipients:;
            recipient      | FAIL | To: Reader <reader@example.net> | To: <reader@example.net
            date           | FAIL | Date: Tue, 1 Sep 2026 09:59:50 +0000\\n |
            date           | FAIL | Tue, 1 Sep 2026 09:59:50 +0000 | yesterday
            date           | FAIL | Tue, 1 Sep 2026      | Sun, 1 Sep 2024
            date           | WARN | Tue, 1 Sep 2026 09  | Tue, 1 Sep 2026 13
            date           | WARN | Tue, 1 Sep 2026      | Wed, 1 Sep 2026
            message_id     | FAIL | Message-ID: <2026-09-01.12345@example.com>\\n |
            message_id     | FAIL | <2026-09-01.12345@example.com> | 12345
            message_id     | FAIL | 12345@example.com>   | 12345@example..com>
            message_id     | FAIL | 12345@example.com>   | .12345@example.com>
            message_id     | WARN | 12345@example.com>   | 12345@localhost>
            repeated       | FAIL | To: Reader           | Subject: And\\nTo: Reader
            thread         | WARN | Subject: What        | Subject: Re: What
            thread         | WARN | Subject: What        | Subject: Fwd: What
            """)
    void oneDefectIsOneFinding(String aspect, Status status, String old, String other) {
        Checked checked = ScanMail.newsletter()
                .replacing(lines(old), lines(other == null ? "" : other))
                .run(CHECK);

        assertThat(checked.costly()).containsExactly("headers." + aspect);
        assertThat(checked.status("headers." + aspect)).isEqualTo(status);
        assertThat(checked.finding("headers." + aspect).fix()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            FAIL | From: Example News <news@example.com>\\n |
            FAIL | To: Reader                           | From: other@example.org\\nTo: Reader
            FAIL | Example News <news@example.com>      | Example News
            FAIL | Example News <news@example.com>      | Example, News <news@example.com>
            FAIL | Example News <news@example.com>      | news@example.com <news@example.com>
            FAIL | Example News <news@example.com>      | Example News <news@example>
            PASS | Example News <news@example.com>      | "Example, News" <news@example.com>
            PASS | Example News <news@example.com>      | "news@example.com" <news@example.com>
            PASS | Example News <news@example.com>      | a@example.com, b@example.com\\nSender: a@example.com
            """)
    void theAuthorIsOneField(Status status, String old, String other) {
        Checked checked = ScanMail.newsletter()
                .unsigned()
                .replacing(lines(old), lines(other == null ? "" : other))
                .run(CHECK);

        assertThat(checked.status("headers.from")).isEqualTo(status);
        assertThat(checked.costly()).isSubsetOf("headers.from");
    }

    /// Quotation marks around an encoded word would be the next fault, and recipients' names are the reader's own.
    @Test
    void namesAreQuotedWhereThatHelps() {
        Checked encoded = ScanMail.newsletter()
                .replacing("From: Example News", "From: =?utf-8?Q?News,_daily?=")
                .run(CHECK);

        assertThat(encoded.status("headers.from")).isEqualTo(Status.FAIL);
        assertThat(encoded.finding("headers.from").fix().orElseThrow().value()).isEmpty();
        assertThat(ScanMail.newsletter()
                        .replacing("To: Reader", "To: reader@example.net")
                        .run(CHECK)
                        .status("headers.recipient"))
                .isEqualTo(Status.PASS);
    }

    @Test
    void commentsAndLongBoundariesAreReadAsTheyAreMeant() {
        String id = "<2026-09-01.12345@example.com>";

        assertThat(ScanMail.newsletter()
                        .replacing(id, "(ours) " + id + " (of this year)")
                        .run(CHECK)
                        .status("headers.message_id"))
                .isEqualTo(Status.PASS);
        assertThat(ScanMail.newsletter()
                        .replacing("between", "b".repeat(70))
                        .run(CHECK)
                        .status("headers.mime_structure"))
                .isEqualTo(Status.PASS);
        assertThat(ScanMail.newsletter()
                        .replacing("between", "b".repeat(71))
                        .run(CHECK)
                        .status("headers.mime_structure"))
                .isEqualTo(Status.FAIL);
    }

    @Test
    void aGoodMailLosesNothing() {
        assertThat(ScanMail.newsletter().run(CHECK).costly()).isEmpty();
        assertThat(ScanMail.personal().run(CHECK).costly()).isEmpty();
        assertThat(HeaderCheck.faultsOfForm(ScanMail.personal().material())).isEmpty();
        assertThat(HeaderCheck.faultsOfForm(
                        ScanMail.personal().replacing(DATE, "").material()))
                .containsExactly("The message has no Date field.");
    }

    @Test
    void longLinesAndBareLineEndsAreFound() {
        Checked checked = ScanMail.personal()
                .unsigned()
                .replacing("as ever?", "as ever?" + "x".repeat(1_000) + "\rand")
                .run(CHECK);

        assertThat(checked.costly()).containsExactly("headers.line_endings", "headers.line_length");
        assertThat(checked.finding("headers.line_length").evidence()).containsEntry("longest", 1_021);
    }

    @Test
    void theTimeOfAnUploadSaysNothingOfTheDate() {
        ScanMail old = ScanMail.personal().receivedAt(Instant.parse("2027-01-01T00:00:00Z"));

        assertThat(old.run(CHECK).status("headers.date")).isEqualTo(Status.FAIL);
        assertThat(old.uploaded().run(CHECK).status("headers.date")).isEqualTo(Status.PASS);
    }

    @Test
    void theMessageIsShown() {
        Checked checked = ScanMail.newsletter()
                .replacing(
                        "Subject: What we read in September",
                        "Subject: =?utf-8?Q?Was_wir_l?=\n =?utf-8?Q?asen_=E2=9C=93?=")
                .replacing("To: Reader", "Reply-To: Desk <desk@example.org>\nTo: Reader")
                .run(CHECK);

        assertThat(checked.detail("email", "from")).isEqualTo("news@example.com");
        assertThat(checked.detail("email", "from_name")).isEqualTo("Example News");
        assertThat(checked.detail("email", "subject")).isEqualTo("Was wir lasen ✓");
        assertThat(checked.detail("email", "to")).isEqualTo(List.of("reader@example.net"));
        assertThat(checked.detail("email", "reply_to")).isEqualTo("desk@example.org");
        assertThat(checked.detail("email", "return_path")).isEqualTo("bounce@example.com");
        assertThat(checked.finding("headers.reply_to").evidence()).containsEntry("other_organization", true);
        assertThat((List<?>) checked.detail("email", "parts")).hasSize(3);
    }

    @Test
    void whatStandsPastTheLimitsIsNoSecondFault() {
        Checked checked = ScanMail.personal()
                .unsigned()
                .replacing("From: Jane", "X-Long: " + "x ".repeat(600_000) + "\nFrom: Jane")
                .run(CHECK);

        assertThat(checked.costly()).containsExactly("headers.fields", "headers.line_length");
        assertThat(checked.finding("headers.from").mendedWith()).containsExactly("headers.fields");
    }

    @Test
    void damagedMailIsJudgedInTime() {
        Mutations mutations = new Mutations();
        mutations.of(
                List.of(ScanMail.newsletter().text(), ScanMail.personal().text()),
                500,
                text -> assertThat(
                                ScanMail.of(text).unsigned().run(CHECK).report().findings())
                        .hasSameSizeAs(CHECK.criteria()));
    }

    @Test
    void linesAreScannedInOnePass() {
        String text = "a\r\n\rb\n" + "x".repeat(1_000) + "\r\n\0";

        assertThat(LineScan.of(Octets.of(text.getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(new LineScan(4, 1_000, 1, 1, 2, 1, 1, 1));
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n");
    }
}
