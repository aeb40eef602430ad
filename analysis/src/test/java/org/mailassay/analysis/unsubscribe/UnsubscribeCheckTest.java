package org.mailassay.analysis.unsubscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.score.Status;
import org.mailassay.analysis.testing.Checked;
import org.mailassay.analysis.testing.ScanMail;

class UnsubscribeCheckTest {
    private static final UnsubscribeCheck CHECK = new UnsubscribeCheck();
    private static final String BOTH = """
            List-Unsubscribe: <https://example.com/unsubscribe?r=12345>,
             <mailto:unsubscribe@example.com?subject=12345>
            List-Unsubscribe-Post: List-Unsubscribe=One-Click
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            header    | FAIL | <https://example.com/unsubscribe?r=12345>, | https://example.com/unsubscribe,
            header    | FAIL | List-Unsubscribe-Post: | List-Unsubscribe: <https://example.com/other>\\nList-Unsubscribe-Post:
            one_click | FAIL | List-Unsubscribe-Post: List-Unsubscribe=One-Click\\n |
            one_click | FAIL | =One-Click | =one-click
            one_click | FAIL | List-Unsubscribe: <https: | List-Unsubscribe: <http:
            body_link | WARN | https://example.com/unsubscribe?r=12345">Unsubscribe | https://example.com/bye">Leave
            """)
    void oneDefectIsOneFinding(String aspect, Status status, String old, String other) {
        ScanMail mail = ScanMail.newsletter();
        if (aspect.equals("body_link")) {
            mail = mail.replacing("Unsubscribe: https://example.com/unsubscribe?r=12345", "Write to us to leave.");
        }
        Checked checked = mail.replacing(old.replace("\\n", "\n"), other == null ? "" : other.replace("\\n", "\n"))
                .run(CHECK);

        assertThat(checked.costly()).containsExactly("unsubscribe." + aspect);
        assertThat(checked.status("unsubscribe." + aspect)).isEqualTo(status);
    }

    @Test
    void mailToManyOffersOneClickUnderASignature() {
        Checked checked = ScanMail.newsletter().run(CHECK);

        assertThat(checked.report().findings()).allMatch(finding -> finding.status() == Status.PASS);
        assertThat(checked.detail("headers.list_unsubscribe", "signed_by")).isEqualTo("example.com");
        assertThat(checked.detail("headers.list_unsubscribe", "uris"))
                .isEqualTo(List.of(
                        "https://example.com/unsubscribe?r=12345", "mailto:unsubscribe@example.com?subject=12345"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UNSUBSCRIBE        | PASS
            Unsub              | PASS
            Unsubtle remarks   | WARN
            Opt-out here       | PASS
            Vom Brief ABMELDEN | PASS
            DÉSABONNER         | PASS
            Cancelar la suscripción | PASS
            Annulla l'iscrizione    | PASS
            Отписаться от рассылки  | PASS
            退订                     | PASS
            Відписатися             | PASS
            إلغاء الاشتراك          | PASS
            Κατάργηση εγγραφής      | PASS
            Leiratkozás             | PASS
            Hủy đăng ký             | PASS
            Manage preferences      | PASS
            """)
    void itsNameIsKnownInManyLanguages(String text, Status status) {
        Checked checked = ScanMail.newsletter()
                .replacing("Unsubscribe: https://example.com/unsubscribe?r=12345", "Write to us to leave.")
                .replacing("https://example.com/unsubscribe?r=12345\">Unsubscribe", "https://example.com/bye\">" + text)
                .run(CHECK);

        assertThat(checked.status("unsubscribe.body_link")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Unsubscribe: https://example.com/p/1              | PASS
            To unsubscribe, follow https://example.com/p/1    | PASS
            Our garden: https://example.com/p/1               | WARN
            """)
    void inPlainTextTheWordsStandBeforeTheLink(String line, Status status) {
        Checked checked = ScanMail.newsletter()
                .replacing("Unsubscribe: https://example.com/unsubscribe?r=12345", line)
                .replacing("https://example.com/unsubscribe?r=12345\">Unsubscribe", "https://example.com/bye\">Leave")
                .run(CHECK);

        assertThat(checked.status("unsubscribe.body_link")).isEqualTo(status);
    }

    @Test
    void wordsBesideALinkNameIt() {
        Checked checked = ScanMail.newsletter()
                .replacing("Unsubscribe: https://example.com/unsubscribe?r=12345", "Write to us to leave.")
                .replacing(
                        "<a href=\"https://example.com/unsubscribe?r=12345\">Unsubscribe",
                        "To unsubscribe from it, <a href=\"https://example.com/bye\">go to this page")
                .run(CHECK);

        assertThat(checked.status("unsubscribe.body_link")).isEqualTo(Status.PASS);
    }

    /// Words that may be about a list and about other things make no mail one to many.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://travel.example/baja-california",
                "https://shop.example/orders/7 Zrezygnuj z zamówienia",
                "https://example.com/settings Manage preferences"
            })
    void aLinkInPersonalMailMakesItNoMailToMany(String link) {
        assertThat(ScanMail.personal()
                        .replacing("At noon, as ever?", "Look: " + link)
                        .run(CHECK)
                        .report()
                        .findings())
                .allMatch(finding -> finding.status() == Status.NA);
    }

    @Test
    void personalMailNeedsNothingOfIt() {
        assertThat(ScanMail.personal().run(CHECK).report().findings())
                .allMatch(finding -> finding.status() == Status.NA);
    }

    @Test
    void withoutTheFieldsOnlyTheFieldsAreMissed() {
        Checked checked = ScanMail.newsletter().replacing(BOTH, "").run(CHECK);

        assertThat(checked.costly()).containsExactly("unsubscribe.header");
        assertThat(checked.status("unsubscribe.header")).isEqualTo(Status.WARN);
        assertThat(checked.finding("unsubscribe.one_click").mendedWith()).containsExactly("unsubscribe.header");
        assertThat(checked.finding("unsubscribe.signed").mendedWith()).containsExactly("unsubscribe.one_click");
    }

    @Test
    void aSignatureThatDoesNotHoldIsNoSecondFault() {
        String noKey = "example.com: [{TXT: \"v=spf1 -all\"}]";
        String silent = "test._domainkey.example.com: [TIMEOUT]";

        assertThat(ScanMail.newsletter().unsigned().run(CHECK).status("unsubscribe.signed"))
                .isEqualTo(Status.NA);
        assertThat(ScanMail.newsletter().withZones(noKey).run(CHECK).status("unsubscribe.signed"))
                .isEqualTo(Status.NA);
        assertThat(ScanMail.newsletter().withZones(silent).run(CHECK).status("unsubscribe.signed"))
                .isEqualTo(Status.UNVERIFIED);
    }
}
