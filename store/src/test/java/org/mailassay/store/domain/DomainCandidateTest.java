package org.mailassay.store.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.dns.DomainName;

class DomainCandidateTest {
    @ParameterizedTest
    @CsvSource({
        "example.com, example.com",
        "' Example.COM. ', example.com",
        "mail.example.co.uk, mail.example.co.uk",
        "bücher.example, xn--bcher-kva.example",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "github.io, github.io",
    })
    void whatPeopleWriteIsRead(String text, String name) {
        assertThat(of(text)).isEqualTo(new DomainCandidate.Usable(new DomainName(name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "com",
                "co.uk",
                "localhost",
                "a..b",
                "-a.com",
                "a-.com",
                "a b.com",
                "a_b.com",
                "me@example.com",
                "https://example.com/",
                "example.com:25",
                "192.0.2.1",
                "2001:db8::1",
                "exa\u0000mple.com",
                "*.example.com",
            })
    void whatIsNoDomainOfAnybodysIsRefused(String text) {
        assertThat(of(text)).isInstanceOf(DomainCandidate.Unusable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 254, 1_000_000})
    void whatIsTooLongIsRefused(int length) {
        assertThat(of("a".repeat(length) + ".com")).isInstanceOf(DomainCandidate.Unusable.class);
    }

    private static DomainCandidate of(String text) {
        return DomainCandidate.of(text);
    }
}
