package org.mailassay.analysis.dkim;

/// How a header field is brought into the form that is signed, so that harmless changes on the way do no harm
/// (RFC 6376, section 3.4).
public enum HeaderCanonicalization {
    /// Nothing is changed (RFC 6376, section 3.4.1).
    SIMPLE {
        @Override
        void append(byte[] field, OctetBuffer to) {
            to.append(field, 0, contentEnd(field));
            appendLineEnd(to);
        }
    },
    /// The name in lower case, unfolded, white space reduced (RFC 6376, section 3.4.2).
    RELAXED {
        @Override
        void append(byte[] field, OctetBuffer to) {
            int end = contentEnd(field);
            int at = appendName(field, end, to);
            boolean space = false;
            boolean first = true;
            while (at < end) {
                int wordStart = at;
                while (at < end && field[at] != ' ' && field[at] != '\t' && !isLineEnd(field, at, end)) {
                    at++;
                }
                if (at > wordStart) {
                    if (space && !first) {
                        to.append((byte) ' ');
                    }
                    to.append(field, wordStart, at);
                    first = false;
                    space = false;
                } else {
                    // Line ends vanish; white space around them and around the value is one space or none.
                    space |= field[at] == ' ' || field[at] == '\t';
                    at++;
                }
            }
            appendLineEnd(to);
        }
    };

    /// The name in a signature's `c=`.
    public String tag() {
        return this == SIMPLE ? "simple" : "relaxed";
    }

    /// Appends a whole header field in canonical form, which ends with CRLF.
    abstract void append(byte[] field, OctetBuffer to);

    /// Appends name and colon without the white space around the colon.
    private static int appendName(byte[] field, int end, OctetBuffer to) {
        int at = 0;
        while (at < end && field[at] != ':') {
            byte octet = field[at++];
            if (octet != ' ' && octet != '\t') {
                to.append(octet >= 'A' && octet <= 'Z' ? (byte) (octet + ('a' - 'A')) : octet);
            }
        }
        to.append((byte) ':');
        return Math.min(at + 1, end);
    }

    private static boolean isLineEnd(byte[] field, int at, int end) {
        return field[at] == '\n' || (field[at] == '\r' && at + 1 < end && field[at + 1] == '\n');
    }

    /// The length without the line ending, if there is one.
    private static int contentEnd(byte[] field) {
        int end = field.length;
        if (end > 0 && field[end - 1] == '\n') {
            end--;
            if (end > 0 && field[end - 1] == '\r') {
                end--;
            }
        }
        return end;
    }

    private static void appendLineEnd(OctetBuffer to) {
        to.append((byte) '\r');
        to.append((byte) '\n');
    }
}
