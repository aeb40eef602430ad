package org.mailassay.analysis.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.testing.Mutations;

class WebUrlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://Example.COM                     | https://example.com/
            https://example.com./a/./b/../c?d#e     | https://example.com/a/c?d
            http://example.com:80/                  | http://example.com/
            https://example.com:8443                | https://example.com:8443/
            https:example.com/a                     | https://example.com/a
            https:\\\\example.com\\a?b\\c               | https://example.com/a?b\\c
            https:////example.com/                  | https://example.com/
            https://a:b@example.com/                | https://example.com/
            https://example.com@evil.example/       | https://evil.example/
            https://example.com?q                   | https://example.com/?q
            https://example.com/a b"<>é             | https://example.com/a%20b%22%3C%3E%C3%A9
            https://bücher.example/                 | https://xn--bcher-kva.example/
            https://%65xample.com/                  | https://example.com/
            https://ｅｘａｍｐｌｅ.com/                   | https://example.com/
            http://0x7f.1/                          | http://127.0.0.1/
            http://[2001:DB8::0:1]/                 | http://[2001:db8::1]/
            HTTPS://example.com/%zz%                | https://example.com/%zz%
            """)
    void itIsReadAsBrowsersDo(String written, String read) {
        assertThat(WebUrl.of(written).map(WebUrl::text)).contains(read);
    }

    @Test
    void whiteSpaceAndControlCharactersAreTakenOut() {
        assertThat(WebUrl.of(" \u0000\u001f\nht\ntps://exam\tple.com/a\r\nb \u0001")
                        .map(WebUrl::text))
                .contains("https://example.com/ab");
        assertThat(WebUrl.schemeOf("\u0001java\nscript:alert(1)")).isEqualTo("javascript");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mailto:a@example.com
            //example.com/
            example.com
            https://
            https://exa mple.com/
            https://exa<mple.com/
            https://example.com:x/
            https://example.com:65536/
            https://[::1]x/
            https://::1/
            https://%00/
            https://1.2.3.256/
            """)
    void otherThingsAreNone(String written) {
        assertThat(WebUrl.of(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x            | https://example.com/a/x
            ./x/../y     | https://example.com/a/y
            ../../../x   | https://example.com/x
            /x           | https://example.com/x
            ?x           | https://example.com/a/b?x
            #x           | https://example.com/a/b?c
            //other.test | https://other.test/
            http://x.y/z | http://x.y/z
            ..           | https://example.com/
            """)
    void referencesAreResolved(String reference, String absolute) {
        assertThat(WebUrl.of("https://example.com/a/b?c")
                        .orElseThrow()
                        .resolve(reference)
                        .map(WebUrl::text))
                .contains(absolute);
    }

    @Test
    void damagedUrlsAreReadToo() {
        new Mutations()
                .of(
                        List.of(
                                "https://user:pw@www.example.com:443/a/../b?c=%41#d",
                                "http://[2001:db8::1]/", "//0x7f.1"),
                        20_000,
                        url -> WebUrl.of(url)
                                .flatMap(base -> base.resolve(url))
                                .ifPresent(read -> assertThat(
                                                WebUrl.of(read.text()).map(WebUrl::text))
                                        .contains(read.text())));
    }
}
