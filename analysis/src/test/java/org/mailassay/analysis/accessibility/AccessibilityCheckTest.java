package org.mailassay.analysis.accessibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.score.Status;
import org.mailassay.analysis.testing.Checked;
import org.mailassay.analysis.testing.ScanMail;

class AccessibilityCheckTest {
    private static final AccessibilityCheck CHECK = new AccessibilityCheck();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            alt       | alt="A path along a cliff"  |
            contrast  | color:#555555               | color:#999999
            contrast  | color:#555555               | color:#00f;background:#000
            tables    | role="presentation"         |
            language  | <html lang="en">            | <html>
            headings  | <h2>Letters from the north</h2> | <h4>Letters from the north</h4>
            link_text | Read about the lamps        | Click here!
            link_text | Read about the lamps        | Read more »
            link_text | Read about the lamps        |
            link_text | Read about the lamps        | <img src="https://example.com/l.png" alt=" ">
            font_size | font-size:13px              | font-size:6pt
            """)
    void oneDefectIsOneFinding(String aspect, String old, String other) {
        Checked checked =
                ScanMail.newsletter().replacing(old, other == null ? "" : other).run(CHECK);

        assertThat(checked.costly()).containsExactly("accessibility." + aspect);
        assertThat(checked.status("accessibility." + aspect)).isEqualTo(Status.WARN);
    }

    /// Nothing is said of colours that are not known.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            LOW   | <p style="color:#aaa">text
            LOW   | <style>.pale{color:#aaa}</style><p class="pale">text
            LOW   | <font color="cccccc">text
            FINE  | <p style="color:#aaa;background-image:url(a.png)">text
            FINE  | <style>table .pale{color:#222}</style><p class="pale" style="background:#333">text
            FINE  | <style>a{color:#348eda} .b td a{color:#fff}</style><p class="b"><a href="x">text
            FINE  | <style>td{background-color:#fff}</style><table><td style="background:#000;color:#ddd">text
            LOW   | <table><td style="color:#aaa" bgcolor="#000000">text<td style="color:#aaa">text
            LOW   | <style>*{color:#aaa}</style><p>text
            FINE  | <p style="color:#888;font-size:30px">text
            FINE  | <p style="color:#fff;background:#fff">hidden text is judged elsewhere
            LOW   | <body bgcolor="#000000"><p style="color:#333">text
            FINE  | <style>@media (prefers-color-scheme:dark){p{color:#fff}}</style><p>text
            """)
    void contrastIsToldWhereColoursAreKnown(String contrast, String html) {
        Checked checked = ScanMail.html(html).run(CHECK);

        assertThat(checked.status("accessibility.contrast"))
                .isEqualTo(contrast.equals("LOW") ? Status.WARN : Status.PASS);
    }

    /// WCAG's failure F89: a link without a name.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            WARN | <a href="https://example.com/"></a>
            WARN | <a href="https://example.com/">&nbsp;&zwnj;</a>
            WARN | <a href="https://example.com/" title=""><span> </span></a>
            WARN | <a href="https://example.com/"><img src="a.png" alt=""></a>
            PASS | <a href="https://example.com/"><img src="a.png" alt=""> Shop</a>
            PASS | <a href="https://example.com/"><img src="a.png" alt="Shop"></a>
            PASS | <a href="https://example.com/"><img src="a.png" alt="" title="Shop"></a>
            PASS | <a href="https://example.com/"><img src="a.png"></a>
            PASS | <a href="https://example.com/" aria-label="Shop"></a>
            PASS | <a href="https://example.com/"><svg><title>Shop</title></svg></a>
            PASS | <a href="https://example.com/">Shop</a><a name="top"></a>
            PASS | <a href="https://example.com/">Shop</a><a href="x" style="display:none"></a>
            """)
    void aLinkHasAName(Status status, String html) {
        assertThat(ScanMail.html(html).run(CHECK).status("accessibility.link_text"))
                .isEqualTo(status);
    }

    @Test
    void aTrackingPixelIsNoImageToBeSeen() {
        Checked checked = ScanMail.html("<p>Hello</p><img src=\"https://example.com/o.gif\" width=\"1\" height=\"1\">")
                .run(CHECK);

        assertThat(checked.finding("accessibility.alt").summary())
                .isEqualTo("The HTML has no images that are to be seen.");
    }

    @Test
    void aGoodMailLosesNothing() {
        assertThat(ScanMail.newsletter().run(CHECK).costly()).isEmpty();
        assertThat(ScanMail.personal().run(CHECK).report().findings())
                .allMatch(finding -> finding.status() == Status.NA);
    }

    @Test
    void aTableOfDataNeedsNoRole() {
        Checked checked = ScanMail.html("<table><tr><th>a</th></tr></table>").run(CHECK);

        assertThat(checked.status("accessibility.tables")).isEqualTo(Status.PASS);
    }
}
