package org.mailassay.analysis.message;

import java.util.Locale;

/// One header field with its exact octets (RFC 5322, section 2.2).
public final class HeaderField {
    private static final byte CR = '\r';
    private static final byte LF = '\n';

    private final Octets octets;
    private final String name;
    private final int valueStart;

    HeaderField(Octets octets, String name, int valueStart) {
        this.octets = octets;
        this.name = name;
        this.valueStart = valueStart;
    }

    /// The whole field as received: name, colon, value with its folding, and the line ending if there was one.
    public Octets octets() {
        return octets;
    }

    /// The field name as written, without white space before the colon.
    public String name() {
        return name;
    }

    /// The field name in lower case, since letter case has no meaning in it (RFC 5322, section 1.2.2).
    public String lowerCaseName() {
        return name.toLowerCase(Locale.ROOT);
    }

    /// Where the value begins in the octets: behind the colon.
    public int valueStart() {
        return valueStart;
    }

    /// Where the value ends in the octets: before the last line ending, or at the end where there is none.
    public int valueEnd() {
        int end = octets.length();
        if (end > valueStart && octets.at(end - 1) == LF) {
            end--;
            if (end > valueStart && octets.at(end - 1) == CR) {
                end--;
            }
        }
        return end;
    }

    /// The value between the colon and the last line ending, its folding untouched, one char for each octet.
    public String rawValue() {
        return octets.slice(valueStart, valueEnd()).latin1();
    }

    /// The value unfolded (RFC 5322, section 2.2.3) and without white space at both ends, one char for each octet
    /// (ISO-8859-1), so that nothing is lost where a field has 8-bit data.
    public String value() {
        String raw = rawValue();
        StringBuilder unfolded = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean lineEnd = c == LF || (c == CR && i + 1 < raw.length() && raw.charAt(i + 1) == LF);
            if (!lineEnd) {
                unfolded.append(c);
            }
        }
        return stripWhiteSpace(unfolded);
    }

    @Override
    public String toString() {
        return name + ": " + value();
    }

    private static String stripWhiteSpace(CharSequence text) {
        int from = 0;
        int to = text.length();
        while (from < to && isWhiteSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isWhiteSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.subSequence(from, to).toString();
    }

    private static boolean isWhiteSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
