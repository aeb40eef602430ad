package org.mailassay.analysis.headers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.score.Status;
import org.mailassay.analysis.testing.ScanMail;

/// What a subject claims of messages before it (RFC 5322, section 3.6.5).
class ThreadTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            WARN | Re: Lunch
            WARN | RE:  Lunch
            WARN | Re[2]: Lunch
            WARN | Re :
            WARN | Fwd: Lunch
            WARN | WG: Lunch
            NA   | re:Invent 2026
            NA   | Re:Lunch
            NA   | tr:ends
            NA   | Regarding: lunch
            PASS | Re: Lunch\\nIn-Reply-To: <a@example.net>
            PASS | Re: Lunch\\nReferences: <a@example.net>
            NA   | re:Invent 2026\\nReferences: <a@example.net>
            """)
    void aPrefixIsAClaim(Status status, String subject) {
        assertThat(ScanMail.personal()
                        .replacing("Subject: Lunch", "Subject: " + subject.replace("\\n", "\n"))
                        .run(new HeaderCheck())
                        .status("headers.thread"))
                .isEqualTo(status);
    }
}
