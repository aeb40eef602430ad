package org.mailassay.analysis.dkim;

import org.mailassay.analysis.message.Octets;

/// The relaxed body canonicalization (RFC 6376, section 3.4.4), one pass over the body.
///
/// White space and line ends are not written when met but when something follows them, so that those at the end
/// of a line and at the end of the body are never written.
final class RelaxedBody {
    private static final int CHUNK = BodyCanonicalization.CHUNK;

    private final BodyCanonicalization.OctetSink sink;
    private final byte[] out = new byte[2 * CHUNK];
    private int length;
    private long pendingLines;
    private boolean pendingSpace;
    private boolean pendingCarriageReturn;
    private boolean anything;

    RelaxedBody(BodyCanonicalization.OctetSink sink) {
        this.sink = sink;
    }

    void write(Octets body) {
        byte[] chunk = new byte[CHUNK];
        for (int at = 0; at < body.length(); at += CHUNK) {
            int count = Math.min(CHUNK, body.length() - at);
            body.copyTo(at, chunk, 0, count);
            write(chunk, count);
        }
        if (pendingCarriageReturn) {
            pendingCarriageReturn = false;
            beginText();
            put((byte) '\r');
        }
        if (anything) {
            put((byte) '\r');
            put((byte) '\n');
        }
        flush();
    }

    private void write(byte[] chunk, int count) {
        int at = 0;
        if (pendingCarriageReturn) {
            pendingCarriageReturn = false;
            at = carriageReturn(chunk[0]);
        }
        while (at < count) {
            byte octet = chunk[at];
            if (octet == ' ' || octet == '\t') {
                pendingSpace = true;
                at++;
            } else if (octet != '\r') {
                at = text(chunk, at, count);
            } else if (at + 1 == count) {
                pendingCarriageReturn = true;
                at++;
            } else {
                at += 1 + carriageReturn(chunk[at + 1]);
            }
        }
    }

    /// Handles a CR, given the octet after it.
    ///
    /// @return how many more octets were used: 1 for the LF of a line end
    private int carriageReturn(byte following) {
        if (following == '\n') {
            pendingSpace = false;
            pendingLines++;
            return 1;
        }
        beginText();
        put((byte) '\r');
        return 0;
    }

    /// Copies text up to the next white space that is more than one space between words, or CR.
    private int text(byte[] chunk, int from, int count) {
        beginText();
        int at = from + 1;
        while (at < count) {
            byte octet = chunk[at];
            if (octet > ' ' || octet < 0) {
                at++;
            } else if (octet == '\t' || octet == '\r') {
                break;
            } else if (octet == ' ') {
                if (at + 1 == count || isWhiteSpaceOrReturn(chunk[at + 1])) {
                    break;
                }
                at++;
            } else {
                at++;
            }
        }
        put(chunk, from, at);
        return at;
    }

    /// Writes what was held back, now that something follows it.
    private void beginText() {
        anything = true;
        while (pendingLines > 0) {
            put((byte) '\r');
            put((byte) '\n');
            pendingLines--;
        }
        if (pendingSpace) {
            put((byte) ' ');
            pendingSpace = false;
        }
    }

    private void put(byte octet) {
        if (length == out.length) {
            flush();
        }
        out[length++] = octet;
    }

    private void put(byte[] source, int from, int to) {
        if (length + to - from > out.length) {
            flush();
        }
        System.arraycopy(source, from, out, length, to - from);
        length += to - from;
    }

    private void flush() {
        if (length > 0) {
            sink.accept(out, 0, length);
            length = 0;
        }
    }

    private static boolean isWhiteSpaceOrReturn(byte octet) {
        return octet == ' ' || octet == '\t' || octet == '\r';
    }
}
