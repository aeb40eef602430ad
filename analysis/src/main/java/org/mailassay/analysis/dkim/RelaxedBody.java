package org.mailassay.analysis.dkim;

import java.nio.charset.StandardCharsets;
import org.mailassay.analysis.message.Octets;

/// The relaxed body canonicalization (RFC 6376, section 3.4.4), one pass over the body.
///
/// White space and line ends are not written when met but when something follows them, so that those at the end of
/// a line and at the end of the body are never written. Whatever stays as it is, be it many lines, is handed on in
/// one piece.
final class RelaxedBody {
    private static final int CHUNK = BodyCanonicalization.CHUNK;
    private static final byte[] SPACE = {' '};
    private static final byte[] CARRIAGE_RETURN = {'\r'};
    private static final byte[] LINE_ENDS = "\r\n".repeat(256).getBytes(StandardCharsets.US_ASCII);

    private final BodyCanonicalization.OctetSink sink;
    private long pendingLineEnds;
    private boolean pendingSpace;
    private boolean pendingCarriageReturn;
    private boolean anything;

    RelaxedBody(BodyCanonicalization.OctetSink sink) {
        this.sink = sink;
    }

    void write(Octets body) {
        byte[] chunk = new byte[Math.min(CHUNK, body.length())];
        for (int at = 0; at < body.length(); at += CHUNK) {
            int count = Math.min(CHUNK, body.length() - at);
            body.copyTo(at, chunk, 0, count);
            write(chunk, count);
        }
        if (pendingCarriageReturn) {
            bareCarriageReturn();
        }
        if (anything) {
            sink.accept(LINE_ENDS, 0, 2);
        }
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
            pendingLineEnds++;
            return 1;
        }
        bareCarriageReturn();
        return 0;
    }

    /// A CR alone is text (RFC 6376, section 2.8 knows white space as space and tab only).
    private void bareCarriageReturn() {
        beginText();
        sink.accept(CARRIAGE_RETURN, 0, 1);
    }

    /// Writes what stays as it is, from text up to what does not: a tab, a second space, a CR. A line end with text
    /// on both sides stays too.
    ///
    /// @return where it ended
    private int text(byte[] chunk, int from, int count) {
        beginText();
        byte previous = chunk[from];
        int at = from + 1;
        while (at < count) {
            int plain = OctetWord.plainOctets(chunk, at, count, previous);
            if (plain > 0) {
                at += plain;
                previous = chunk[at - 1];
                if (at == count) {
                    break;
                }
            }
            byte octet = chunk[at];
            if (octet == '\t' || octet == '\r' || (octet == ' ' && previous == ' ')) {
                if (octet != '\r' || previous == ' ' || !isLineEndBeforeText(chunk, at, count)) {
                    break;
                }
                at += 2;
            }
            previous = chunk[at++];
        }
        // A space at the end waits for what follows.
        pendingSpace = previous == ' ';
        sink.accept(chunk, from, pendingSpace ? at - 1 : at);
        return at;
    }

    private static boolean isLineEndBeforeText(byte[] chunk, int at, int count) {
        return at + 2 < count && chunk[at + 1] == '\n' && (chunk[at + 2] > ' ' || chunk[at + 2] < 0);
    }

    /// Writes what was held back, now that something follows it.
    private void beginText() {
        anything = true;
        while (pendingLineEnds > 0) {
            int octets = (int) Math.min(2 * pendingLineEnds, LINE_ENDS.length);
            sink.accept(LINE_ENDS, 0, octets);
            pendingLineEnds -= octets / 2;
        }
        if (pendingSpace) {
            sink.accept(SPACE, 0, 1);
            pendingSpace = false;
        }
    }
}
