package org.mailassay.analysis.dkim;

/// The quoted-printable of DKIM, in which a tag's value may hold any octet (RFC 6376, section 2.11).
final class QuotedPrintable {
    private QuotedPrintable() {}

    /// Decodes a value: white space has no meaning, and `=` with two hexadecimal digits is an octet. An equals
    /// sign without them is kept as it is.
    static String decode(String value) {
        StringBuilder decoded = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '=' && i + 2 < value.length()) {
                int high = Character.digit(value.charAt(i + 1), 16);
                int low = Character.digit(value.charAt(i + 2), 16);
                if (high >= 0 && low >= 0) {
                    decoded.append((char) (high * 16 + low));
                    i += 2;
                    continue;
                }
            }
            if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
                decoded.append(c);
            }
        }
        return decoded.toString();
    }
}
