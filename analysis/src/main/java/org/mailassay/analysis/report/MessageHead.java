package org.mailassay.analysis.report;

import java.util.Set;

/// Tells a message with a header (RFC 5322, section 2.2) from other text.
final class MessageHead {
    private static final Set<String> COMMON_FIELDS = Set.of(
            "authentication-results",
            "content-type",
            "date",
            "delivered-to",
            "dkim-signature",
            "from",
            "message-id",
            "mime-version",
            "received",
            "reply-to",
            "return-path",
            "sender",
            "subject",
            "to",
            "x-original-to",
            "x-received");
    /// A line before the header: mbox puts one there.
    private static final int FOREIGN_LINES = 1;

    private MessageHead() {}

    /// Whether text in lower case begins with fields, a common one among them; where the header is longer than the
    /// text, fields alone must do.
    static boolean isLikely(String text) {
        int foreign = 0;
        boolean common = false;
        boolean fields = false;
        String header = header(text);
        int at = 0;
        while (at < header.length()) {
            int end = lineEnd(header, at);
            int colon = header.indexOf(':', at);
            boolean continued = header.charAt(at) == ' ' || header.charAt(at) == '\t';
            boolean field = colon > at && colon < end && isFieldName(header, at, colon);
            if (field) {
                fields = true;
                common |= COMMON_FIELDS.contains(header.substring(at, colon).stripTrailing());
            } else if (!continued && end < header.length() && ++foreign > FOREIGN_LINES) {
                return false;
            }
            at = end + 1;
        }
        boolean endless = header.length() == text.length() && text.length() >= Head.LENGTH / 2;
        return common || (fields && endless && foreign == 0);
    }

    /// What stands before the first blank line.
    static String header(String text) {
        int blank = text.indexOf("\n\n");
        int blankAfterReturn = text.indexOf("\n\r\n");
        int end = blank < 0 || (blankAfterReturn >= 0 && blankAfterReturn < blank) ? blankAfterReturn : blank;
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static boolean isFieldName(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '!' || c > '~') {
                return c == ' ' && text.substring(i, to).isBlank();
            }
        }
        return true;
    }
}
