package org.mailassay.analysis.headers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderDateTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tue, 1 Sep 2026 09:59:50 +0200          | 2026-09-01T09:59:50+02:00 | false
            1 Sep 2026 09:59 +0200 (CEST)           | 2026-09-01T09:59:00+02:00 | false
            Tue , 01  Sep 26 9:59:60 GMT            | 2026-09-01T09:59:59Z      | false
            Mon, 1 Sep 2026 09:59:50 EST            | 2026-09-01T09:59:50-05:00 | true
            """)
    void aDateIsRead(String text, OffsetDateTime time, boolean weekdayWrong) {
        assertThat(HeaderDate.read(text)).isEqualTo(new HeaderDate.Read(time, weekdayWrong));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-09-01T09:59:50Z",
                "Tue, 31 Feb 2026 09:59:50 +0000",
                "Tue, 1 Foo 2026 09:59:50 +0000",
                "Tue, 1 Sep 2026 09:59:50 +9900",
                "Xyz, 1 Sep 2026 09:59:50 +0000",
                "Tue, 1 Sep 2026 09:59:50"
            })
    void anythingElseIsNone(String text) {
        assertThat(HeaderDate.read(text)).isEqualTo(new HeaderDate.Malformed());
    }
}
