package org.mailassay.analysis.report.aggregate;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/// Finds the charset of an XML document (XML 1.0, appendix F): a byte order mark or the width of the first chars,
/// then what the declaration says if it can be true, then UTF-8. Octets that are not in the charset become U+FFFD.
final class XmlCharset {
    private static final int DECLARATION = 256;
    private static final String ASCII_SAMPLE = "<feedback?xml0123456789/>=\"'";

    private XmlCharset() {}

    /// Reads the octets of a stream that supports mark as chars.
    static Reader decode(InputStream octets) throws IOException {
        octets.mark(DECLARATION);
        byte[] head = octets.readNBytes(DECLARATION);
        octets.reset();
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            octets.skipNBytes(3);
        }
        return new InputStreamReader(octets, of(head));
    }

    static Charset of(byte[] head) {
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            return StandardCharsets.UTF_8;
        }
        if (starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff)) {
            // Takes the byte order mark off.
            return StandardCharsets.UTF_16;
        }
        if (head.length > 1 && head[0] == 0 && head[1] != 0) {
            return StandardCharsets.UTF_16BE;
        }
        if (head.length > 1 && head[0] != 0 && head[1] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return declared(new String(head, StandardCharsets.ISO_8859_1));
    }

    /// Chars of one octet cannot be UTF-16, although programs write that into the declaration of what they convert
    /// to UTF-8 afterwards.
    private static Charset declared(String head) {
        String name = declaredName(head);
        return switch (name) {
            case "", "utf-8", "utf8", "us-ascii" -> StandardCharsets.UTF_8;
            case "iso-8859-1" -> StandardCharsets.ISO_8859_1;
            default -> supported(name);
        };
    }

    private static String declaredName(String head) {
        int end = head.indexOf("?>");
        int start = head.indexOf("encoding");
        if (start < 0 || end < start) {
            return "";
        }
        String value = head.substring(start + "encoding".length(), end).replace('\'', '"');
        int open = value.indexOf('"');
        int close = value.indexOf('"', open + 1);
        return open < 0 || close < 0
                ? ""
                : value.substring(open + 1, close).strip().toLowerCase(Locale.ROOT);
    }

    private static Charset supported(String name) {
        try {
            Charset charset = Charset.forName(name);
            String sample = new String(ASCII_SAMPLE.getBytes(StandardCharsets.US_ASCII), charset);
            return sample.equals(ASCII_SAMPLE) ? charset : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    private static boolean starts(byte[] head, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
