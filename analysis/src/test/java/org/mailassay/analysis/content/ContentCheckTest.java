package org.mailassay.analysis.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.score.Cap;
import org.mailassay.analysis.score.Status;
import org.mailassay.analysis.testing.Checked;
import org.mailassay.analysis.testing.Mutations;
import org.mailassay.analysis.testing.ScanMail;

class ContentCheckTest {
    private static final ContentCheck CHECK = new ContentCheck();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            text_part   | FAIL | Content-Type: text/plain   | Content-Type: application/x-nothing
            merge_tags  | FAIL | Subject: What we           | Subject: {{ first_name }}, what we
            merge_tags  | FAIL | <h1>What we                | <h1>[[name]], what we
            merge_tags  | FAIL | ?r=12345">                 | ?r=%%recipient%%">
            forms       | WARN | <h2>The long walk</h2>     | <h2>The long walk</h2><form action="https://example.com/"><input name="a"></form>
            scripts     | FAIL | </body>                    | <script>alert(1)</script></body>
            scripts     | FAIL | <h1>                       | <h1 onclick="go()">
            scripts     | FAIL | https://example.com/books/walk"> | javascript:go()">
            embeds      | FAIL | <h2>The long               | <iframe src="https://example.com/"></iframe><h2>The long
            encoding    | FAIL | text/html; charset=utf-8   | text/html; charset=utf-99
            encoding    | FAIL | long walk</h2>             | l\uFFFDng walk</h2>
            subject     | FAIL | Subject: What we read in September\\n |
            subject     | WARN | Subject: What we read in September\\n | Subject: READ THIS NOW OR NEVER\\n
            markup      | WARN | </h1>                      |
            markup      | WARN | </td></tr>                 | </tr></b>
            hidden_text | FAIL | </table>                   | </table><p style="color:#fff;background:#ffffff">cheap cheap cheap cheap cheap cheap cheap cheap cheap cheap</p>
            hidden_text | FAIL | </table>                   | </table><p style="font-size:0">cheap cheap cheap cheap cheap cheap cheap cheap cheap cheap</p>
            """)
    void oneDefectIsOneFinding(String aspect, Status status, String old, String other) {
        Checked checked = ScanMail.newsletter()
                .replacing(old.replace("\\n", "\n"), other == null ? "" : other.replace("\\n", "\n"))
                .run(CHECK);

        assertThat(checked.costly()).containsExactly("content." + aspect);
        assertThat(checked.status("content." + aspect)).isEqualTo(status);
        assertThat(checked.finding("content." + aspect).fix()).isPresent();
    }

    /// Data blocks are no scripts (HTML Standard, section 4.12.1).
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            PASS | <script type="application/ld+json">{"@context":"http://schema.org"}</script>
            PASS | <script type=" Application/LD+JSON ">{}</script>
            PASS | <script type="text/template">x</script>
            PASS | <p title="javascript: the good parts">x</p>
            FAIL | <script>x</script>
            FAIL | <script type="">x</script>
            FAIL | <script type=" Text/JavaScript ">x</script>
            FAIL | <script language="JavaScript1.2">x</script>
            FAIL | <script type="module">x</script>
            FAIL | <script type="importmap">{}</script>
            FAIL | <script type="speculationrules">{}</script>
            FAIL | <a href="java&Tab;script:x">x</a>
            FAIL | <a href=" VBScript:x">x</a>
            """)
    void scriptsAreWhatIsRun(Status status, String html) {
        assertThat(ScanMail.html(html).run(CHECK).status("content.scripts")).isEqualTo(status);
    }

    /// HTML that can be read again brings no plain text with it.
    @Test
    void brokenHtmlPromisesNoPlainText() {
        ScanMail html = ScanMail.html("PGI+aGVsbG8*8L2I+").replacing("8bit", "base64");

        Checked checked = html.run(CHECK);

        assertThat(checked.status("content.encoding")).isEqualTo(Status.FAIL);
        assertThat(checked.finding("content.text_part").mendedWith()).isEmpty();
    }

    @Test
    void quotedPrintableHasTwoDigitsBehindEachEqualsSign() {
        ScanMail quoted = ScanMail.personal().replacing("\n\nAt noon", """
                        \nMIME-Version: 1.0
                        Content-Type: text/plain; charset=utf-8
                        Content-Transfer-Encoding: quoted-printable

                        Caf=C3=A9, =
                        5 =3D 5. At noon""");

        assertThat(quoted.run(CHECK).status("content.encoding")).isEqualTo(Status.PASS);
        assertThat(quoted.replacing("=3D", "=ZZ").run(CHECK).status("content.encoding"))
                .isEqualTo(Status.FAIL);
    }

    @Test
    void aGoodMailLosesNothing() {
        Checked newsletter = ScanMail.newsletter().run(CHECK);

        assertThat(newsletter.costly()).isEmpty();
        assertThat(newsletter.detail("content.body", "preheader"))
                .isEqualTo("Three books that are worth an evening in autumn: a path, a lamp, a winter.");
        assertThat(newsletter.detail("content.body", "language")).isEqualTo("en");
        assertThat(ScanMail.personal().run(CHECK).costly()).isEmpty();
    }

    @Test
    void whatDependsOnTheTextPartIsMendedWithIt() {
        Checked checked = ScanMail.html("<html><body>" + "<p>Words that say a lot of things.</p>".repeat(10))
                .run(CHECK);

        assertThat(checked.costly()).containsExactly("content.text_part");
        assertThat(checked.finding("content.text_alike").mendedWith()).containsExactly("content.text_part");
    }

    @Test
    void anotherTextThanTheHtmlIsFound() {
        Checked checked = ScanMail.newsletter()
                .replacing("Three books that are worth an evening in autumn.\n\nThe long", "\n\nThe long")
                .replacing("and what\nthey forgot", "and")
                .run(CHECK);
        String html = ScanMail.newsletter().text();
        String stub = html.substring(0, html.indexOf("\n\nWhat we read in September\n"))
                + "\n\nPlease look at this in a browser.\n"
                + html.substring(html.indexOf("\n--between\nContent-Type: text/html"));

        assertThat(checked.status("content.text_alike")).isEqualTo(Status.PASS);
        assertThat(ScanMail.newsletter().withText(stub).run(CHECK).costly()).containsExactly("content.text_alike");
    }

    @Test
    void picturesAndSizeAreMeasured() {
        String picture = "<img src='https://example.com/a.png' alt='a' width='600' height='800'>";

        assertThat(ScanMail.html(picture).run(CHECK).status("content.image_ratio"))
                .isEqualTo(Status.FAIL);
        assertThat(ScanMail.html("<p>" + "word ".repeat(40) + picture.repeat(8))
                        .run(CHECK)
                        .status("content.image_ratio"))
                .isEqualTo(Status.WARN);
        assertThat(ScanMail.html("<p>" + "wordy word\n".repeat(10_000))
                        .run(CHECK)
                        .status("content.size"))
                .isEqualTo(Status.FAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{name}}",
                "{% if name %}",
                "*|MC:SUBJECT|*",
                "%%emailaddr%%",
                "[[data:name:\"you\"]]",
                "${user.name}",
                "<%= name %>",
                "{!Contact.Name}",
                "[First Name]",
                "%first_name%"
            })
    void whatATemplateLeftIsFound(String tag) {
        assertThat(ScanMail.html("<p>Dear " + tag + ",</p>").run(CHECK).status("content.merge_tags"))
                .isEqualTo(Status.FAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Use <code>{{ name }}</code> in a template.",
                "<p>100%% sure, 50% off, a[[1]], $5 {x}, %C3%A9",
                "<a href='https://example.com/%E2%80%94?a=%7B%7Bx'>text</a>"
            })
    void ordinaryTextIsNoTemplate(String html) {
        assertThat(ScanMail.html(html).run(CHECK).status("content.merge_tags")).isEqualTo(Status.PASS);
    }

    @Test
    void aPreheaderAndSmallScreensMayHideText() {
        String hidden = "<div style='display:none'>A preheader &zwnj;&nbsp;&zwnj;&nbsp;</div><p>"
                + "word ".repeat(100) + "</p><td style='font-size:0'><b style='font-size:14px'>shown</b></td>"
                + "<div style='display:none'>" + "word ".repeat(80) + "</div>";

        Checked checked = ScanMail.html(hidden).run(CHECK);

        assertThat(checked.status("content.hidden_text")).isEqualTo(Status.PASS);
        assertThat(checked.detail("content.body", "preheader")).isEqualTo("A preheader");
    }

    @ParameterizedTest
    @CsvSource({
        "invoice.pdf, %PDF-1.7, PASS, false",
        "invoice.pdf, MZxx, FAIL, true",
        "invoice.pdf.exe, text, FAIL, true",
        "setup.js, text, FAIL, true",
        "table.xlsm, PK, WARN, false",
        "page.html, <html>, WARN, false"
    })
    void filesAreJudgedByNameAndFirstOctets(String name, String octets, Status status, boolean malware) {
        String file = Base64.getEncoder().encodeToString(octets.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        Checked checked = ScanMail.newsletter()
                .replacing("\n--between--", """

                        --between
                        Content-Type: application/octet-stream
                        Content-Disposition: attachment; filename="%s"
                        Content-Transfer-Encoding: base64

                        %s
                        --between--""".formatted(name, file))
                .run(CHECK);

        assertThat(checked.status("content.attachments")).isEqualTo(status);
        assertThat(checked.finding("content.attachments")
                        .cap()
                        .filter(cap -> cap == Cap.MALWARE)
                        .isPresent())
                .isEqualTo(malware);
    }

    @Test
    void damagedMailIsJudgedInTime() {
        new Mutations()
                .of(
                        List.of(ScanMail.newsletter().text()),
                        300,
                        text -> assertThat(ScanMail.of(text)
                                        .unsigned()
                                        .run(CHECK)
                                        .report()
                                        .findings())
                                .hasSameSizeAs(CHECK.criteria()));
    }
}
