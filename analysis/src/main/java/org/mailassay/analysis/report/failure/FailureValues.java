package org.mailassay.analysis.report.failure;

import java.net.InetAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailassay.analysis.headers.HeaderDate;
import org.mailassay.analysis.report.value.AddressLiteral;
import org.mailassay.analysis.report.value.InternetDate;
import org.mailassay.analysis.report.value.Values;

/// The values of a failure report, read as leniently as their senders write them.
final class FailureValues {
    private static final int MOST_WORDS = 20;

    private FailureValues() {}

    /// A date of a header field, or of RFC 3339.
    static Optional<Instant> instant(String text) {
        return switch (HeaderDate.read(text)) {
            case HeaderDate.Read(var time, boolean _) ->
                Optional.of(time.toInstant().truncatedTo(ChronoUnit.SECONDS));
            case HeaderDate.Malformed() -> InternetDate.read(text.strip());
        };
    }

    /// Words between commas or white space, in lower case.
    static List<String> words(String text) {
        return Arrays.stream(Values.cut(text).toLowerCase(Locale.ROOT).split("[,;\\s]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    /// A path (RFC 5321, section 4.1.2) without its angle brackets.
    static String path(String text) {
        String path = text.strip();
        boolean bracketed = path.startsWith("<") && path.endsWith(">");
        return Values.freeText(bracketed ? path.substring(1, path.length() - 1) : path);
    }

    static String domain(String text) {
        return Values.domain(text.strip());
    }

    /// The address at the beginning, `192.0.2.1 (host)`, `[192.0.2.1]` and `IPv6:2001:db8::1` included.
    static Optional<InetAddress> address(String text) {
        String first = text.strip().split("[\\s(]", 2)[0];
        String bare = first.startsWith("[") && first.endsWith("]") ? first.substring(1, first.length() - 1) : first;
        return AddressLiteral.parse(bare.regionMatches(true, 0, "IPv6:", 0, 5) ? bare.substring(5) : bare);
    }

    /// What stands in parentheses behind the address.
    static String beside(String text) {
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        return open < 0 || close < open
                ? ""
                : Values.cut(text.substring(open + 1, close).strip());
    }
}
