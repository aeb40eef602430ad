package org.mailassay.analysis.compose;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Text of any script as ASCII, for header fields and bodies. Lines end with LF alone.
final class EncodedText {
    /// Octets of one encoded word: 52 characters of base64, so that a line with one and the name of the field has less
    /// than 76 (RFC 2047, section 2).
    private static final int WORD = 39;

    /// Short enough for `Subject: ` to stand before it on a line of 78 (RFC 5322, section 2.1.1).
    private static final int LINE = 68;

    private static final int QUOTED_LINE = 75;

    private EncodedText() {}

    /// An unstructured field's body (RFC 2047, section 5): as it is when it is short and ASCII, else encoded words.
    static String header(String text) {
        boolean plain =
                text.length() <= LINE && !text.contains("=?") && text.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (plain) {
            return text;
        }
        StringBuilder encoded = new StringBuilder();
        StringBuilder word = new StringBuilder();
        int octets = 0;
        for (int point : text.codePoints().map(c -> c < ' ' ? ' ' : c).toArray()) {
            String character = Character.toString(point);
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > WORD) {
                word(encoded, word);
                octets = 0;
            }
            word.append(character);
            octets += length;
        }
        word(encoded, word);
        return encoded.toString();
    }

    private static void word(StringBuilder encoded, StringBuilder word) {
        String base64 = Base64.getEncoder().encodeToString(word.toString().getBytes(StandardCharsets.UTF_8));
        encoded.append(encoded.isEmpty() ? "" : "\n ")
                .append("=?UTF-8?B?")
                .append(base64)
                .append("?=");
        word.setLength(0);
    }

    /// RFC 2045, section 6.7.
    static String quotedPrintable(String text) {
        StringBuilder encoded = new StringBuilder(text.length() * 5 / 4);
        for (String line : text.split("\n", -1)) {
            if (!encoded.isEmpty()) {
                encoded.append('\n');
            }
            line(encoded, line.getBytes(StandardCharsets.UTF_8));
        }
        return encoded.toString();
    }

    private static void line(StringBuilder encoded, byte[] octets) {
        int column = 0;
        for (int i = 0; i < octets.length; i++) {
            int octet = octets[i] & 0xFF;
            boolean last = i == octets.length - 1;
            boolean visible = octet > ' ' && octet <= '~' && octet != '=';
            boolean asItIs = visible || (octet == ' ' && !last);
            String form = asItIs ? Character.toString(octet) : "=%02X".formatted(octet);
            if (column + form.length() > QUOTED_LINE) {
                encoded.append("=\n");
                column = 0;
            }
            encoded.append(form);
            column += form.length();
        }
    }
}
