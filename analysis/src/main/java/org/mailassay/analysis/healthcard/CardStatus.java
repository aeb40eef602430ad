package org.mailassay.analysis.healthcard;

import java.util.Locale;

/// How an address stands to an item of its card.
public enum CardStatus {
    /// At least 90 percent of the points.
    PASS,
    /// At least 50 percent.
    WARN,
    /// Less.
    FAIL,
    /// Not known, or not asked: it does not count.
    NA;

    static CardStatus of(int score, int max) {
        return max == 0 ? NA : score * 10 >= max * 9 ? PASS : score * 2 >= max ? WARN : FAIL;
    }

    /// As in JSON.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
