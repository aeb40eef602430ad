package org.mailassay.mailets.outgoing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server's reply (RFC 5321, section 4.2).
///
/// @param code its three digits
/// @param lines without the code, made fit for showing
record Reply(int code, List<String> lines) {
    private static final Pattern ENHANCED = Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.]).*");

    /// Longer replies say nothing more.
    private static final int LONGEST_TEXT = 2_000;

    Reply {
        lines = List.copyOf(lines);
    }

    boolean isPositive() {
        return code / 100 == 2;
    }

    boolean isIntermediate() {
        return code / 100 == 3;
    }

    boolean isPermanent() {
        return code / 100 == 5;
    }

    /// The enhanced status code that the reply has (RFC 2034), or else the one of its class that says no more than the
    /// code does (RFC 3463, section 3.1).
    String status() {
        Matcher matcher = ENHANCED.matcher(lines.getFirst());
        int kind = code / 100;
        return matcher.matches() && matcher.group(1).charAt(0) - '0' == kind ? matcher.group(1) : kind + ".0.0";
    }

    /// The whole reply as it came, its lines separated by line feeds.
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(i == 0 ? "" : "\n")
                    .append(code)
                    .append(i < lines.size() - 1 ? '-' : ' ')
                    .append(lines.get(i));
        }
        return text.length() > LONGEST_TEXT
                ? text.substring(0, LONGEST_TEXT) + "…"
                : text.toString().stripTrailing();
    }

    /// The text of a line, without what would do something on a screen.
    static String shown(byte[] line, int from, int to) {
        String text = new String(line, from, to - from, StandardCharsets.UTF_8);
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> shown.appendCodePoint(isPlain(point) ? point : '?'));
        return shown.toString();
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
