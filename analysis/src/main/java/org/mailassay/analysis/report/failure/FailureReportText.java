package org.mailassay.analysis.report.failure;

import java.util.List;

/// Recognises a failure report by its text.
public final class FailureReportText {
    /// Exim's own words, which stand where others have a machine-readable part.
    private static final List<String> PLAIN_FIELDS = List.of(
            "sender domain:",
            "sender ip address:",
            "received date:",
            "spf alignment:",
            "dkim alignment:",
            "dmarc results:");

    private static final int PLAIN_FIELDS_NEEDED = 3;

    private FailureReportText() {}

    /// Whether text in lower case has the fields of RFC 6591, section 3.1. Reports of other kinds in the same format
    /// (RFC 5965: abuse, fraud, virus) are none.
    public static boolean isMachineReadable(String text) {
        int type = lineStart(text, "feedback-type:");
        if (type < 0) {
            return false;
        }
        int end = text.indexOf('\n', type);
        return text.substring(type, end < 0 ? text.length() : end).contains("auth-failure");
    }

    /// Whether text in lower case is what senders write who write for people only.
    public static boolean isPlain(String text) {
        return PLAIN_FIELDS.stream()
                        .filter(field -> lineStart(text, field) >= 0)
                        .count()
                >= PLAIN_FIELDS_NEEDED;
    }

    /// Where a line begins with the word, white space before it aside; -1 when none does.
    private static int lineStart(String text, String word) {
        int at = text.indexOf(word);
        while (at >= 0) {
            int before = at;
            while (before > 0 && (text.charAt(before - 1) == ' ' || text.charAt(before - 1) == '\t')) {
                before--;
            }
            if (before == 0 || text.charAt(before - 1) == '\n') {
                return at;
            }
            at = text.indexOf(word, at + word.length());
        }
        return -1;
    }
}
