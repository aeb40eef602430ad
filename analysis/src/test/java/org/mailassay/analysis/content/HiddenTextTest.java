package org.mailassay.analysis.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.score.Status;
import org.mailassay.analysis.testing.Checked;
import org.mailassay.analysis.testing.ScanMail;

/// Whether text is said to be concealed, by what wins in the cascade (CSS Cascading and Inheritance Level 4,
/// section 6.1).
class HiddenTextTest {
    private static final String WORDS = "Sixty letters or so that a reader perhaps does not get to see at all.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            @media screen{.q{background-color:#036}}                   | color:#fff
            @media all,print{.q{background:#036}}                      | color:#fff
            @media only screen{.q{background-color:#036}}              | color:#fff
            @media (min-width:300px){.q{background-color:#036}}        | color:#fff
            @media (min-width:300px){.q{background:url(a.png)}}        | color:#fff
            @media screen{@media (min-width:300px){.q{color:#000!important}}} | color:#fff
            @supports (display:grid){.q{background-color:#036}}        | color:#fff
            @media (min-width:300px){.q{color:#fff}}                   | color:#000
            @media print{.q{color:#fff}}                               | color:#000
            @media print{.q{color:#fff!important}}                     | color:#000
            @media (prefers-color-scheme:dark){.q{color:#fff!important}} | color:#000
            @media (min-width:300px){.q{font-size:16px!important}}     | font-size:0
            @media (min-width:300px){.q{opacity:1!important}}          | opacity:0
            .q{color:#000 !important}                                  | color:#fff
            .q{color:#000 ! IMPORTANT}                                 | color:#fff
            p{color:#000!important} .q{color:#fff}                     |
            .q{color:#fff!important}                                   | color:#000!important
            .q{color:#fff} p.q{color:#000}                             |
            .q{color:#fff} .r{color:#000}                              |
            .q{color:#fff} #one{color:#000}                            |
            .q{color:#fff} DIV>P.q{color:#000}                         |
            .q{color:#fff} div>p{color:#000}                           |
            .q{color:#fff} p[title="a b"]{color:#000}                  |
            .q{color:#fff} :is(.a,p){color:#000}                       |
            .q{color:#fff} .m\\:q{color:#000}                          |
            .q{color:#fff;&.r{color:#000}}                             |
            .q{@media (min-width:300px){color:#fff}}                   |
            .q{background-color:#036                                   | color:#fff
            .q{transition:opacity 1s}                                  | opacity:0
            .q{animation:in 1s}                                        | opacity:0
            div .q{opacity:1}                                          |
            .q{background:linear-gradient(red,blue);-webkit-background-clip:text} | color:transparent
            .q{text-shadow:0 0 1px #000}                               | color:transparent
                                                                       | color:rgba(0,0,0,.6)
                                                                       | opacity:.6
                                                                       | color:#000;background:none
            """)
    void honestTextIsNotSaidToBeConcealed(String sheet, String style) {
        assertThat(status(sheet, style)).isEqualTo(Status.PASS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            .q{color:#fff !important}                                  | color:#000
            .q{color:#000}                                             | color:#fff
            .q{color:#000 !important}                                  | color:#fff !important
            @media screen{.q{color:#fff !important}}                   | color:#000
            @media print{.q{color:#000 !important}}                    | color:#fff
            @media (prefers-color-scheme:dark){.q{color:#000!important}} | color:#fff
            @media (min-width:300px){.q{color:#000}}                   | color:#fff
            @media (min-width:300px){p{color:#000}} .q{color:#fff}     |
            .r{color:#000} .q{color:#fff}                              |
            .q{color:#fff} p{color:#000}                               |
            P.q{color:#fff}                                            |
                                                                       | color:transparent
                                                                       | color:TRANSPARENT;background:url(a.png)
                                                                       | color:rgba(0,0,0,.02)
                                                                       | color:rgb(0 0 0 / 2%)
                                                                       | color:hsla(0,0%,0%,0)
                                                                       | color:#0000
                                                                       | color:#00000005
                                                                       | opacity:0
                                                                       | opacity:.01
                                                                       | opacity:1%
            .q{opacity:0}                                              |
            .q{text-shadow:none;background-clip:padding-box}           | color:transparent
            """)
    void concealedTextIsFound(String sheet, String style) {
        assertThat(status(sheet, style)).isEqualTo(Status.FAIL);
    }

    /// Within transparent text a child has a colour of its own, but not within a transparent element.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PASS | color:transparent | color:#000
            FAIL | color:transparent | color:inherit
            FAIL | color:transparent | font-weight:bold
            FAIL | opacity:0         | opacity:1
            """)
    void childrenInheritWhatIsInherited(Status status, String outer, String inner) {
        assertThat(ofHtml("<div style=\"%s\"><b style=\"%s\">%s</b></div>".formatted(outer, inner, WORDS)))
                .isEqualTo(status);
    }

    private static Status status(String sheet, String style) {
        return ofHtml(
                "<style>%s</style><p>Seen</p><div><p id=one class=\"q r m:q\" title=\"a b\" style=\"%s\">%s</p></div>"
                        .formatted(sheet == null ? "" : sheet, style == null ? "" : style, WORDS));
    }

    private static Status ofHtml(String html) {
        Checked checked = ScanMail.html("<p>Seen</p>" + html).run(new ContentCheck());
        return checked.status("content.hidden_text");
    }
}
