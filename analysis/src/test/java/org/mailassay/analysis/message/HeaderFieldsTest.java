package org.mailassay.analysis.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderFieldsTest {
    private static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static HeaderFields read(String text) {
        return HeaderFields.of(octets(text));
    }

    /// Escapes as in Java: \r \n \t and \s for a space. A field is shown as name=value, joined by "|".
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            From: a@b.example\\r\\nTo: c\\r\\n\\r\\nbody\\r\\n ; From=a@b.example|To=c           ; body\\r\\n
            A: 1\\r\\n\\s2\\r\\n\\t3\\r\\nB:4\\r\\n\\r\\n           ; A=1 2\\t3|B=4                   ; ''
            A: 1\\r\\n\\s\\s\\r\\nB: 2\\r\\n\\r\\nx            ; A=1|B=2                       ; x
            A : 1\\r\\nB\\t: 2\\r\\n\\r\\n                  ; A=1|B=2                       ; ''
            A:\\r\\n\\s1\\r\\n\\r\\n                        ; A=1                           ; ''
            A:\\r\\nB: \\r\\n\\r\\n                        ; A=|B=                         ; ''
            A: 1\\nB: 2\\n\\nbody\\n                      ; A=1|B=2                       ; body\\n
            From x Thu Jan 1\\r\\nA: 1\\r\\n\\r\\n          ; A=1                           ; ''
            \\sleading\\r\\nA: 1\\r\\n\\r\\n                 ; A=1                           ; ''
            A: 1\\r\\nnonsense\\r\\n\\smore\\r\\nB: 2\\r\\n\\r\\n ; A=1|B=2                       ; ''
            : 1\\r\\nA: 2\\r\\n\\r\\n                       ; A=2                           ; ''
            A: 1                                     ; A=1                           ; ''
            A: 1\\r\\n                                 ; A=1                           ; ''
            \\r\\nbody                                 ; ''                            ; body
            ''                                       ; ''                            ; ''
            A: 1\\r                                   ; A=1\\r                         ; ''
            A: 1\\rB: 2\\r\\n\\r\\n                       ; A=1\\rB: 2                     ; ''
            """)
    void takesApart(String message, String fields, String body) {
        HeaderFields read = read(message.translateEscapes());

        assertThat(read.all().stream().map(f -> f.name() + "=" + f.value()).collect(Collectors.joining("|")))
                .isEqualTo(fields.translateEscapes());
        assertThat(read.body()).isEqualTo(octets(body.translateEscapes()));
    }

    @Test
    void keepsTheExactOctetsOfEachField() {
        HeaderFields read = read("Subject :  a\r\n\tb \r\nX: \u00E9\n\r\n");

        assertThat(read.all().stream().map(f -> f.octets().latin1()).toList())
                .containsExactly("Subject :  a\r\n\tb \r\n", "X: \u00E9\n");
        assertThat(read.all().get(0).rawValue()).isEqualTo("  a\r\n\tb ");
        assertThat(read.all().get(1).value()).isEqualTo("\u00E9");
    }

    @Test
    void findsFieldsByNameInAnyLetterCase() {
        HeaderFields read = read("Received: 1\r\nDate: d\r\nRECEIVED: 2\r\n\r\n");

        assertThat(read.named("received").stream().map(HeaderField::value)).containsExactly("1", "2");
        assertThat(read.first("DATE").map(HeaderField::value)).contains("d");
        assertThat(read.first("From")).isEmpty();
    }

    @Test
    void notesEachIrregularityWithItsFirstPlace() {
        assertThat(read("A: 1\r\n\r\n").irregularities()).isEmpty();
        assertThat(read("junk\r\nA : 1\r\nmore junk\r\nB: 2\n").irregularities())
                .isEqualTo(Map.of(
                        HeaderIrregularity.NOT_A_FIELD, 0,
                        HeaderIrregularity.SPACE_BEFORE_COLON, 7,
                        HeaderIrregularity.BARE_LINE_FEED, 28,
                        HeaderIrregularity.NO_BODY, 29));
    }

    @Test
    void stopsKeepingFieldsAtTheLimitsButStillFindsTheBody() {
        Octets message = octets("A: 1\r\nB: 2\r\nC: 3\r\n\r\nbody");

        HeaderFields few = HeaderFields.of(message, new HeaderLimits(2, 1000));
        assertThat(few.all()).hasSize(2);
        assertThat(few.complete()).isFalse();
        assertThat(few.irregularities()).containsEntry(HeaderIrregularity.TOO_MANY_FIELDS, 12);
        assertThat(few.body()).isEqualTo(octets("body"));

        HeaderFields small = HeaderFields.of(message, new HeaderLimits(100, 11));
        assertThat(small.all()).hasSize(1);
        assertThat(small.complete()).isFalse();
        assertThat(small.irregularities()).containsEntry(HeaderIrregularity.TOO_LONG, 6);
        assertThat(small.body()).isEqualTo(octets("body"));
    }

    @Test
    void megabytesCostLinearTime() {
        for (String unit : List.of("a:b\r\n", "x\r\n", " \r\n", "\n ", "a", ":", "\r")) {
            Octets message = octets("A: 1\r\n" + unit.repeat(8_000_000 / unit.length()));
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> HeaderFields.of(message), unit);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a\\nb\\n, a\\r\\nb\\r\\n",
        "a\\r\\nb\\nc, a\\r\\nb\\r\\nc",
        "\\n\\n, \\r\\n\\r\\n",
        "\\r\\r\\n\\n, \\r\\r\\n\\r\\n",
        "a\\rb, a\\rb",
        "'', ''"
    })
    void bareLineFeedsOfFilesBecomeCrlf(String file, String wire) {
        assertThat(LineEndings.canonical(octets(file.translateEscapes()))).isEqualTo(octets(wire.translateEscapes()));
    }

    @Test
    void messagesWithoutBareLineFeedsAreNotCopied() {
        Octets message = octets("A: 1\r\n\r\nb\r\n");
        assertThat(LineEndings.canonical(message)).isSameAs(message);
    }
}
