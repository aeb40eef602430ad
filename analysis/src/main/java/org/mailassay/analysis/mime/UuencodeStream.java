package org.mailassay.analysis.mime;

import org.mailassay.analysis.message.Octets;

/// Decodes uuencode as POSIX describes it, from the line that begins with `begin` to the one that is `end`.
final class UuencodeStream extends BlockInputStream {
    private final Octets encoded;
    private final byte[] line = new byte[64];
    private int next;
    private int lineNext;
    private int lineEnd;
    private boolean ended;

    UuencodeStream(Octets encoded) {
        this.encoded = encoded;
        this.ended = !skipBeginLine();
    }

    /// Whether the octets look like uuencode from their first line on.
    static boolean begins(String text) {
        return text.startsWith("begin ") && text.length() > 9 && Character.digit(text.charAt(6), 8) >= 0;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        while (lineNext == lineEnd) {
            if (ended) {
                return -1;
            }
            decodeLine();
        }
        int count = Math.min(length, lineEnd - lineNext);
        System.arraycopy(line, lineNext, target, offset, count);
        lineNext += count;
        return count;
    }

    private boolean skipBeginLine() {
        while (next < encoded.length()) {
            int start = next;
            skipLine();
            if (begins(encoded.slice(start, Math.min(next, start + 80)).latin1())) {
                return true;
            }
        }
        return false;
    }

    /// The first char of a line tells how many octets it holds; a line of none ends the data.
    private void decodeLine() {
        lineNext = 0;
        lineEnd = atLineEnd() ? 0 : value(next++);
        if (lineEnd == 0) {
            ended = true;
            return;
        }
        for (int at = 0; at < lineEnd; at += 3) {
            int bits = 0;
            for (int i = 0; i < 4; i++) {
                bits = (bits << 6) | (atLineEnd() ? 0 : value(next++));
            }
            line[at] = (byte) (bits >> 16);
            if (at + 1 < lineEnd) {
                line[at + 1] = (byte) (bits >> 8);
            }
            if (at + 2 < lineEnd) {
                line[at + 2] = (byte) bits;
            }
        }
        skipLine();
    }

    private int value(int at) {
        return (encoded.at(at) - ' ') & 0x3f;
    }

    private boolean atLineEnd() {
        return next >= encoded.length() || encoded.at(next) == '\r' || encoded.at(next) == '\n';
    }

    private void skipLine() {
        while (next < encoded.length() && encoded.at(next++) != '\n') {
            // Past the line's end.
        }
    }
}
