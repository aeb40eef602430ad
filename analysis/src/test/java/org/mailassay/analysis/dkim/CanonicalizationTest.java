package org.mailassay.analysis.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.message.Octets;

class CanonicalizationTest {
    /// The first two are the examples of RFC 6376, section 3.4.5.
    @ParameterizedTest
    @CsvSource({
        "'A: X\\r\\n', 'a:X\\r\\n', 'A: X\\r\\n'",
        "'B : Y\\t\\r\\n\\tZ  \\r\\n', 'b:Y Z\\r\\n', 'B : Y\\t\\r\\n\\tZ  \\r\\n'",
        "'A:\\r\\n', 'a:\\r\\n', 'A:\\r\\n'",
        "'A:  \\r\\n', 'a:\\r\\n', 'A:  \\r\\n'",
        "'A:\\r\\n x\\r\\n \\r\\n', 'a:x\\r\\n', 'A:\\r\\n x\\r\\n \\r\\n'",
        "'A: x', 'a:x\\r\\n', 'A: x\\r\\n'",
        "'A: a:b : c\\r\\n', 'a:a:b : c\\r\\n', 'A: a:b : c\\r\\n'",
        "'A: x\\ry\\r\\n', 'a:x\\ry\\r\\n', 'A: x\\ry\\r\\n'"
    })
    void headerFields(String field, String relaxed, String simple) {
        assertThat(header(HeaderCanonicalization.RELAXED, field)).isEqualTo(relaxed.translateEscapes());
        assertThat(header(HeaderCanonicalization.SIMPLE, field)).isEqualTo(simple.translateEscapes());
    }

    /// The first is the example of RFC 6376, section 3.4.5.
    @ParameterizedTest
    @CsvSource({
        "'\\sC\\s\\r\\nD\\s\\t\\sE\\r\\n\\r\\n\\r\\n', '\\sC\\r\\nD\\sE\\r\\n', '\\sC\\s\\r\\nD\\s\\t\\sE\\r\\n'",
        "'', '', '\\r\\n'",
        "'\\r\\n\\r\\n', '', '\\r\\n'",
        "'a', 'a\\r\\n', 'a\\r\\n'",
        "'\\s', '', '\\s\\r\\n'",
        "'a\\r', 'a\\r\\r\\n', 'a\\r\\r\\n'",
        "'a\\n', 'a\\n\\r\\n', 'a\\n\\r\\n'",
        "'a\\r\\s\\r\\nb', 'a\\r\\r\\nb\\r\\n', 'a\\r\\s\\r\\nb\\r\\n'"
    })
    void bodies(String body, String relaxed, String simple) {
        assertThat(body(BodyCanonicalization.RELAXED, octets(body.translateEscapes())))
                .isEqualTo(relaxed.translateEscapes());
        assertThat(body(BodyCanonicalization.SIMPLE, octets(body.translateEscapes())))
                .isEqualTo(simple.translateEscapes());
    }

    /// Bodies made of what the canonicalization looks at, long enough to be cut into several chunks everywhere.
    @Test
    void longBodiesAreTheSameAsByTheDefinition() {
        String[] pieces = {"\r\n", "\r\n\r\n\r\n", " ", "\t ", "\r", "\n", "word", "two words", "\u00E9", "\u0000"};
        Random random = new Random(6376);
        for (int round = 0; round < 60; round++) {
            StringBuilder body = new StringBuilder();
            int length = random.nextInt(3 * BodyCanonicalization.CHUNK);
            while (body.length() < length) {
                body.append(pieces[random.nextInt(pieces.length)]);
            }
            String text = body.toString();
            assertThat(body(BodyCanonicalization.RELAXED, octets(text)))
                    .as("round " + round)
                    .isEqualTo(relaxed(text));
            assertThat(body(BodyCanonicalization.SIMPLE, octets(text)))
                    .as("round " + round)
                    .isEqualTo(simple(text));
        }
    }

    private static String relaxed(String body) {
        String reduced = body.replaceAll("[ \\t]+(?=\\r\\n|$(?![\\r\\n]))", "").replaceAll("[ \\t]+", " ");
        String trimmed = reduced.replaceAll("(\\r\\n)+$(?![\\r\\n])", "");
        return trimmed.isEmpty() ? "" : trimmed + "\r\n";
    }

    private static String simple(String body) {
        return body.replaceAll("(\\r\\n)+$(?![\\r\\n])", "") + "\r\n";
    }

    private static String header(HeaderCanonicalization canonicalization, String field) {
        OctetBuffer buffer = new OctetBuffer();
        canonicalization.append(field.translateEscapes().getBytes(StandardCharsets.ISO_8859_1), buffer);
        return new String(buffer.toArray(), StandardCharsets.ISO_8859_1);
    }

    private static String body(BodyCanonicalization canonicalization, Octets body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        canonicalization.write(body, (octets, from, to) -> out.write(octets, from, to - from));
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
