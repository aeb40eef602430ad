package org.mailassay.api.http;

/// Text from outside made fit for a message or a log line: no control characters, bounded.
public final class Printable {
    private static final int MAXIMUM_LENGTH = 100;

    private Printable() {}

    /// The text with everything but printable ASCII replaced and its end cut off, in quotation marks.
    public static String quoted(String text) {
        return '"' + bounded(text) + '"';
    }

    static String bounded(String text) {
        StringBuilder printable = new StringBuilder(Math.min(text.length(), MAXIMUM_LENGTH) + 1);
        for (int i = 0; i < text.length() && i < MAXIMUM_LENGTH; i++) {
            char c = text.charAt(i);
            printable.append(c >= ' ' && c < 0x7f && c != '"' && c != '\\' ? c : '?');
        }
        return text.length() > MAXIMUM_LENGTH ? printable.append('…').toString() : printable.toString();
    }
}
