package org.mailassay.analysis.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.mailassay.analysis.report.failure.FailureReportText;
import org.mailassay.analysis.report.tls.TlsReportText;

/// The first octets of something, enough to tell what it is.
///
/// @param raw the octets, each a char
/// @param text the same in lower case, without those that only UTF-16 adds, and without a byte order
///     mark or white space in front
record Head(String raw, String text) {
    static final int LENGTH = 4096;
    private static final String BYTE_ORDER_MARKS = "\u00ef\u00bb\u00bf\u00fe\u00ff";

    /// Looks at a stream that supports mark, and leaves it where it was.
    static Head peek(InputStream stream) throws IOException {
        stream.mark(LENGTH);
        byte[] octets = stream.readNBytes(LENGTH);
        stream.reset();
        return of(octets);
    }

    static Head of(byte[] octets) {
        String latin1 = new String(octets, StandardCharsets.ISO_8859_1);
        int start = 0;
        while (start < latin1.length() && isSkipped(latin1.charAt(start))) {
            start++;
        }
        String text = latin1.substring(start).toLowerCase(Locale.ROOT);
        return new Head(latin1, text.indexOf('\0') < 0 ? text : text.replace("\0", ""));
    }

    Content content() {
        if (starts(0x1f, 0x8b)) {
            return Content.GZIP;
        }
        if (starts('P', 'K', 3, 4) || starts('P', 'K', 5, 6) || starts('P', 'K', '0', '0', 'P', 'K')) {
            return Content.ZIP;
        }
        if (text.isEmpty()) {
            return Content.EMPTY;
        }
        return switch (text.charAt(0)) {
            case '<' -> markup();
            case '{', '[' -> TlsReportText.isLikely(text) ? Content.TLS_REPORT : Content.OTHER;
            default -> plain();
        };
    }

    private Content markup() {
        if (hasFeedbackElement()) {
            return Content.AGGREGATE_REPORT;
        }
        boolean html = text.contains("<html") || text.startsWith("<!doctype html");
        boolean xml = text.contains("<?xml") || text.startsWith("<!--") || text.contains("<!entity");
        return xml && !html ? Content.XML : Content.OTHER;
    }

    private Content plain() {
        boolean message = MessageHead.isLikely(text);
        if (FailureReportText.isMachineReadable(message ? MessageHead.header(text) : text)) {
            return Content.FAILURE_REPORT;
        }
        if (message) {
            return Content.MESSAGE;
        }
        if (FailureReportText.isPlain(text)) {
            return Content.PLAIN_FAILURE_REPORT;
        }
        return hasFeedbackElement() || text.contains("<?xml") ? Content.XML : Content.OTHER;
    }

    /// Whether a start tag has the local name feedback, with or without a prefix.
    private boolean hasFeedbackElement() {
        int at = text.indexOf("feedback");
        while (at > 0) {
            int end = at + "feedback".length();
            boolean ends = end < text.length() && " \t\r\n/>".indexOf(text.charAt(end)) >= 0;
            if (ends && (text.charAt(at - 1) == '<' || text.charAt(at - 1) == ':')) {
                return true;
            }
            at = text.indexOf("feedback", end);
        }
        return false;
    }

    private boolean starts(int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= raw.length() || raw.charAt(i) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSkipped(char c) {
        return c <= ' ' || BYTE_ORDER_MARKS.indexOf(c) >= 0;
    }
}
