package org.mailassay.analysis.css;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.testing.Mutations;

class CssReaderTest {
    @Test
    void aSheetIsReadInItsOrder() {
        assertThat(read("""
                @import url("a;b.css");
                /* { */
                p, .a > b { color : Red ; background: url(data:image/png;base64,AA==) }
                @media (max-width: 600px) { .a { WIDTH: 100% !important } }
                @keyframes k { from { top: 0 } 50% { top: 1px } }
                .b { .c { left: 0 } right: 0 }
                """))
                .containsExactly(
                        "0 @import url(\"a;b.css\")",
                        "1 comment",
                        "2 TOP p, .a > b",
                        "2 color=Red",
                        "2 background=url(data:image/png;base64,AA==)",
                        "end",
                        "3 @media (max-width: 600px)",
                        "3 CONDITIONAL .a",
                        "3 width=100% !important",
                        "end",
                        "4 @keyframes k",
                        "4 top=0",
                        "4 top=1px",
                        "5 TOP .b",
                        "5 NESTED .c",
                        "5 left=0",
                        "end",
                        "5 right=0",
                        "end");
    }

    @Test
    void whateverItIsItIsReadToItsEnd() {
        List<String> seeds = List.of("@media x{a{b:c}}", "a{b:'c;d}';e:url(f)}/*g*/", "}}}{{{", "\"", "/*");

        new Mutations().of(seeds, 5_000, css -> assertThat(read(css)).isNotNull());
        new Mutations()
                .of(
                        List.of(
                                "{".repeat(300_000),
                                "(".repeat(300_000),
                                "/*".repeat(200_000),
                                "a{b:c;".repeat(100_000)),
                        20,
                        css -> assertThat(read(css)).isNotNull());
    }

    private static List<String> read(String css) {
        List<String> events = new ArrayList<>();
        CssReader.sheet(css, new CssSink() {
            @Override
            public void atRule(String name, String prelude, int line) {
                events.add(line + " @" + name + " " + prelude);
            }

            @Override
            public void rule(String selectors, Place place, int line) {
                events.add(line + " " + place + " " + selectors);
            }

            @Override
            public void endOfRule() {
                events.add("end");
            }

            @Override
            public void declaration(String property, String value, int line) {
                events.add(line + " " + property + "=" + value);
            }

            @Override
            public void comment(int line) {
                events.add(line + " comment");
            }
        });
        return events;
    }
}
