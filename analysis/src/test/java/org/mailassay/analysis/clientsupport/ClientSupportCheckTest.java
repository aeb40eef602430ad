package org.mailassay.analysis.clientsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.content.HtmlReading;
import org.mailassay.analysis.score.Status;
import org.mailassay.analysis.testing.Checked;
import org.mailassay.analysis.testing.ScanMail;

class ClientSupportCheckTest {
    private static final ClientSupportCheck CHECK = new ClientSupportCheck();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            css-display-flex           | <p style="Display: FLEX">
            css-display-flex           | <style>.a{color:red;display:flex!important}</style>
            css-important              | <style>.a{color:red;display:flex!important}</style>
            css-at-media-prefers-color-scheme | <style>@media screen and (prefers-color-scheme: dark){p{color:red}}</style>
            css-at-font-face           | <style>@font-face{font-family:x;src:url("a;b{}.woff")}</style>
            css-nesting                | <style>.a{ .b{color:red} }</style>
            css-variables              | <style>.a{--main:red}</style>
            css-unit-calc              | <p style="width:calc(100% - 2px)">
            css-unit-vw                | <p style="width:50vw">
            css-unit-initial           | <p style="color:initial">
            css-pseudo-class-hover     | <style>a:hover{color:red}</style>
            css-pseudo-element-before  | <style>a::before{color:red}</style>
            css-selector-child         | <style>a > b{color:red}</style>
            css-selector-descendant    | <style>.a b{color:red}</style>
            css-selector-attribute     | <style>a[href="x y"]{color:red}</style>
            css-selector-chaining      | <style>.a.b{color:red}</style>
            css-comments               | <style>/* a */</style>
            html-video                 | <video src="https://example.com/a.mp4"></video>
            html-input-checkbox        | <input type="checkbox">
            html-srcset                | <img srcset="https://example.com/a.webp 2x, https://example.com/b.webp">
            image-webp                 | <img srcset="https://example.com/a.webp 2x, https://example.com/b.webp">
            image-base64               | <img src="data:image/png;base64,AAAA">
            image-svg                  | <img src="https://example.com/logo.svg?v=1">
            image-avif                 | <p style="background:url('https://example.com/a.avif')">
            html-mailto-links          | <a href="mailto:a@example.com">a</a>
            html-anchor-links          | <a href="#top">a</a>
            html-doctype               | <!DOCTYPE html><p>
            html-comments              | <!-- a -->
            """)
    void aFeatureIsFound(String slug, String html) {
        assertThat(used(html)).contains(slug);
    }

    @Test
    void whatIsNotUsedIsNotFound() {
        assertThat(used("<!--[if mso]><v:x/><![endif]--><p style='color:#123456;margin:0 auto'>text</p>"
                        + "<style>.px10vw{color:#10ch20}</style>"))
                .containsExactlyInAnyOrder("css-margin", "html-p", "html-style", "css-selector-class");
    }

    @Test
    void everyFeatureHasAnAnswerOfEveryClient() {
        SupportTable table = SupportTable.bundled();

        assertThat(table.features()).hasSizeGreaterThan(300).allSatisfy(feature -> {
            assertThat(feature.support()).hasSize(table.clients().size()).matches("[yan-]+");
            assertThat(feature.keys()).isNotEmpty();
        });
        assertThat(table.updated()).isEqualTo("2026-05-13");
        assertThat(table.feature("value:display:flex").orElseThrow().clients('n', table.clients()))
                .contains(new MailClient("Outlook", "Windows"))
                .doesNotContain(new MailClient("Apple Mail", "iOS"));
    }

    @Test
    void theLayoutMayRestOnWhatEverybodyHas() {
        assertThat(ScanMail.newsletter().run(CHECK).status("client_support.essentials"))
                .isEqualTo(Status.PASS);
        assertThat(ScanMail.personal().run(CHECK).status("client_support.essentials"))
                .isEqualTo(Status.NA);

        Checked checked = ScanMail.newsletter()
                .replacing("<h1>", "<h1 style=\"display:grid\">")
                .run(CHECK);

        assertThat(checked.status("client_support.essentials")).isEqualTo(Status.WARN);
        assertThat(first(checked))
                .containsEntry("feature", "css-display-grid")
                .containsEntry("lines", List.of(19))
                .containsEntry("unsupported_percent", 17);
    }

    /// Where fonts are not fetched, text is shown in another one.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            PASS | <style>@import url(https://fonts.googleapis.com/css?family=Ubuntu:300,400,500,700);</style>
            PASS | <style>@import "//fonts.googleapis.com/css2?family=Lato";</style>
            PASS | <style>@import url( 'https://use.typekit.net/abc1def.css' ) screen;</style>
            PASS | <link href="https://fonts.googleapis.com/css?family=Ubuntu" rel="stylesheet">
            WARN | <style>@import url(https://example.com/fonts.googleapis.com/main.css);</style>
            WARN | <style>@import "https://fonts.googleapis.com.example.com/main.css";</style>
            """)
    void noLayoutRestsOnFonts(Status status, String head) {
        Checked checked =
                ScanMail.newsletter().replacing("</head>", head + "</head>").run(CHECK);

        assertThat(checked.status("client_support.essentials")).isEqualTo(status);
    }

    @Test
    void aStyleThatIsMetAgainIsCountedAgain() {
        Checked checked = ScanMail.newsletter()
                .replacing(
                        "<h1>",
                        "<h1 style=\"display:grid\"><b style=\"display:grid\">a</b>\n<i style=\"display:grid\">b</i>")
                .run(CHECK);

        assertThat(first(checked)).containsEntry("count", 3).containsEntry("lines", List.of(19, 20));
    }

    private static List<String> used(String html) {
        Usage usage = HtmlReading.readWithPlaces(html, document -> HtmlUsage.of(document, SupportTable.bundled()));
        return usage.features().stream().map(Feature::slug).toList();
    }

    private static Map<String, Object> first(Checked checked) {
        List<Map<String, Object>> features = new ArrayList<>();
        for (Object each : (List<?>) checked.detail("content.client_support", "features")) {
            Map<String, Object> fields = new java.util.LinkedHashMap<>();
            ((Map<?, ?>) each).forEach((name, value) -> fields.put(name.toString(), value));
            features.add(fields);
        }
        return features.stream()
                .filter(fields -> Boolean.TRUE.equals(fields.get("essential")))
                .findFirst()
                .orElseThrow();
    }
}
