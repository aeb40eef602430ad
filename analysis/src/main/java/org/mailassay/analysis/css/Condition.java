package org.mailassay.analysis.css;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Whether rules apply that stand under a condition.
enum Condition {
    /// On every screen.
    ALWAYS,
    /// On some screens.
    PERHAPS,
    /// Not where a mail is looked at with the colours that it comes with.
    NEVER;

    /// Those of Media Queries Level 4, section 2.3, that are no screens.
    private static final Set<String> OTHER_MEDIA =
            Set.of("print", "speech", "aural", "braille", "embossed", "handheld", "projection", "tty", "tv");

    /// The condition of an at-rule.
    static Condition of(String atRule, String prelude) {
        return atRule.equals("media") ? media(prelude) : PERHAPS;
    }

    /// A list of media queries, of which one is enough (Media Queries Level 4, section 2.1).
    static Condition media(String queries) {
        return Stream.of(queries.split(",", -1))
                .map(Condition::query)
                .reduce((one, other) -> one.compareTo(other) < 0 ? one : other)
                .orElse(PERHAPS);
    }

    private static Condition query(String written) {
        String query = written.strip().toLowerCase(Locale.ROOT);
        String plain = query.startsWith("only ") ? query.substring(5).strip() : query;
        if (plain.isEmpty() || plain.equals("all") || plain.equals("screen")) {
            return ALWAYS;
        }
        String first = plain.split("[\\s(]", 2)[0];
        return OTHER_MEDIA.contains(first) || asksForDark(plain) ? NEVER : PERHAPS;
    }

    private static boolean asksForDark(String query) {
        String plain = query.replace(" ", "");
        return plain.contains("(prefers-color-scheme:dark)") && !query.contains("not") && !query.contains(" or ");
    }

    /// Whether rules apply under this and another.
    Condition and(Condition inner) {
        return compareTo(inner) > 0 ? this : inner;
    }
}
