package org.mailassay.analysis.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.mime.EncodedWords.Fault;

class EncodedWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            plain                                          | plain
            =?utf-8?Q?gr=C3=BCn?= is green                 | grün is green
            =?UTF-8?b?Z3LDvG4=?=                           | grün
            =?iso-8859-1*de?q?gr=FCn_ist?=  =?utf-8?q?_gut?= | grün ist gut
            =?utf-8?Q?gr=C3?= =?utf-8?Q?=BCn?=             | grün
            a =?= b =? ?q?c?=                              | a =?= b =? ?q?c?=
            """)
    void wellFormedWordsAreDecoded(String field, String text) {
        assertThat(EncodedWords.read(field).text()).isEqualTo(text);
        assertThat(EncodedWords.read(field).faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            =?utf-8?Q?no end                       | MALFORMED       | =?utf-8?Q?no end
            =?utf-8?Q?a space?=                    | MALFORMED       | a space
            =?utf-8?X?what?=                       | MALFORMED       | what
            =?klingon?Q?what?=                     | UNKNOWN_CHARSET | what
            =?utf-8?Q?=FFx?=                       | NOT_DECODABLE   | �x
            =?utf-8?B?Z3L*DvG4=?=                  | NOT_DECODABLE   | grün
            =?utf-8?Q?xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx?= | TOO_LONG | xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
            """)
    void faultsAreNamedAndTheRestIsShown(String field, Fault fault, String text) {
        assertThat(EncodedWords.read(field).faults()).containsExactly(fault);
        assertThat(EncodedWords.read(field).text()).isEqualTo(text);
    }

    @Test
    void timeIsLinear() {
        for (String part : new String[] {"=?", "=?x?q?", "=?utf-8?q?a?", "?=", "=?utf-8?q??= "}) {
            String hostile = part.repeat(200_000);
            org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(5), () -> EncodedWords.read(hostile));
        }
    }
}
