package org.mailassay.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', emptyValue = "", textBlock = """
            ``                § ``
            plain             § plain
            two words         § two words
            a,b               § "a,b"
            say "no"          § "say ""no\"""
            `a\nb`            § `"a\nb"`
            `a\rb`            § `"a\rb"`
            =1+1              § '=1+1
            +1                § '+1
            -1                § '-1
            @SUM(A1)          § '@SUM(A1)
            `\tx`             § `'\tx`
            `\rx`             § `"'\rx"`
            =cmd|' /C x'!A0,b § "'=cmd|' /C x'!A0,b"
            a=b               § a=b
            """)
    void textIsQuotedAndNoFormula(String text, String field) {
        assertThat(Csv.text(text)).isEqualTo(field);
    }

    @Test
    void numbersStayNumbers() {
        Table<Long> table = Table.<Long>named("numbers")
                .number("whole", number -> number)
                .numberIfAny("absent", _ -> OptionalLong.empty())
                .decimalIfAny("half", number -> OptionalDouble.of(number / 2.0))
                .text("text", number -> Long.toString(number))
                .texts("texts", number -> List.of("a;b", Long.toString(number)))
                .text("empty", _ -> "");
        assertThat(table.csv(-3L)).isEqualTo("-3,,-1.5,'-3,a;b; -3,\r\n");
        assertThat(new String(table.json(-3L), StandardCharsets.UTF_8))
                .isEqualTo("{\"whole\":-3,\"absent\":null,\"half\":-1.5,\"text\":\"-3\",\"texts\":[\"a;b\",\"-3\"],"
                        + "\"empty\":null}");
    }

    @Test
    void theFirstColumnMayBeEmpty() {
        Table<String> table =
                Table.<String>named("text").text("a", text -> text).text("b", text -> text);
        assertThat(table.csv("")).isEqualTo(",\r\n");
        assertThat(Csv.header(table.header())).isEqualTo("a,b\r\n");
    }
}
