package org.mailassay.store.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.timeline.HostType;

class FoundHostTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            HELO, Mail.Example.COM., mail.example.com
            HELO, localhost, -
            HELO, [192.0.2.1], -
            HELO, 192.0.2.1, -
            HELO, 'a b.example', -
            HELO, '', -
            ENVELOPE_FROM, bücher.example, xn--bcher-kva.example
            ENVELOPE_FROM, .example, -
            DKIM_DOMAIN, _x.example, _x.example
            SENDING_IP, 2001:DB8:0::1, 2001:db8::1
            SENDING_IP, mail.example.com, -
            """)
    void onlyWhatCanBeAHostIsOne(HostType type, String seen, String value) {
        assertThat(FoundHost.of(1, seen, type).map(FoundHost::value).orElse(null))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"s1, true", "2026.mail, true", "'', false", "a b, false", "a..b, false", "*, false"})
    void onlyWhatCanBeASelectorIsOne(String selector, boolean is) {
        assertThat(FoundKey.of(1, "example.com", selector).isPresent()).isEqualTo(is);
        assertThat(FoundKey.of(1, "example.com", selector + "a".repeat(250))).isEmpty();
    }
}
