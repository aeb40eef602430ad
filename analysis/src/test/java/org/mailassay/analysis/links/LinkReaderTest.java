package org.mailassay.analysis.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.scan.ScanPorts;
import org.mailassay.analysis.testing.WebMail;

class LinkReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <a href="https://a.example/">Hi &amp; you</a>          | https://a.example/   | Hi & you
            <a href=" https://a.exa&#10;mple/x&amp;y ">x</a>       | https://a.example/x&y | x
            <base href="https://b.example/c/d"><a href="e">x</a>   | https://b.example/c/e | x
            <a href="e">x</a>                                      | e                    | x
            <a href="java&Tab;script:alert(1)">x</a>               | javascript:alert(1)  | x
            <a href="&#1;javascript:1">x</a>                       | javascript:1         | x
            <a href="tel:+4930123">call</a>                        | tel:+4930123         | call
            <a href="mailto:a@b.example?subject=x">x</a>           | mailto:a@b.example?subject=x | x
            <a href="data:text/html,x">x</a>                       | data:text/html,x     | x
            <a href="https://a.example/"><b>t<i>w</i>o</b></a>     | https://a.example/   | two
            <a href="https://a.example/"><img alt="Logo"></a>      | https://a.example/   | Logo
            <map><area href="https://a.example/" alt="There"></map>| https://a.example/   | There
            <form action="https://a.example/"><input></form>       | https://a.example/   | ''
            <a href="https://a.example/">one<a href="x:y">two</a>  | https://a.example/   | one
            """)
    void aLinkOfHtml(String html, String target, String text) {
        Link link = links(html).getFirst();

        assertThat(link.target()).isEqualTo(target);
        assertThat(link.text()).isEqualTo(text);
    }

    @Test
    void theSameLinkIsListedOnceAndAnchorsAreNone() {
        assertThat(targets(links("""
                        <a href="#top">top</a><a href="">nothing</a><a name="x">x</a>
                        <a href="https://a.example/">x</a><a href="https://a.example/">x</a>
                        <a href="https://a.example/">y</a>
                        """))).isEqualTo("https://a.example/ https://a.example/");
    }

    @Test
    void whatStandsAroundIsThatOfTheSameParagraph() {
        List<Link> links = links("""
                <p>Far away</p><p>To   leave <a href="x:1">click</a> here, or <a href="x:2">write</a></p>
                <p>Other</p>
                """);

        assertThat(links).extracting(Link::around).containsExactly("To leave here, or", "To leave here, or");
    }

    @Test
    void theLinksOfTheTextThatAreNotInTheHtml() {
        List<Link> links = WebMail.of("""
                        From: a@example.com
                        Content-Type: multipart/alternative; boundary=b

                        --b

                        See (https://a.example/x), <https://b.example/>.
                        To leave:
                        https://c.example/leave!
                        --b
                        Content-Type: text/html

                        <a href="https://a.example/x">x</a>
                        --b--
                        """, new ScanPorts(WebMail.nothing(), Fetcher.none(), List.of()))
                .links();

        assertThat(targets(links)).isEqualTo("https://a.example/x https://b.example/ https://c.example/leave");
        assertThat(links.get(2).around()).startsWith("To leave:");
    }

    private static String targets(List<Link> links) {
        return links.stream().map(Link::target).collect(Collectors.joining(" "));
    }

    private static List<Link> links(String html) {
        return WebMail.html(html, Fetcher.none()).links();
    }
}
