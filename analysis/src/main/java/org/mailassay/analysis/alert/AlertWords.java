package org.mailassay.analysis.alert;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// How things are written in alerts.
final class AlertWords {
    private static final int MOST = 5;
    private static final int LONGEST = 100;

    private AlertWords() {}

    /// The first few, and how many more there are.
    static String listed(List<String> items) {
        String first = String.join(
                ", ", items.stream().limit(MOST).map(AlertWords::cut).toList());
        return items.size() > MOST ? first + " and " + (items.size() - MOST) + " more" : first;
    }

    static String day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) > LONGEST
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…"
                : text;
    }
}
