package org.mailassay.analysis.mime;

import org.mailassay.analysis.message.Octets;

/// Decodes quoted-printable (RFC 2045, section 6.7); an equals sign that begins no escape stands for itself.
final class QuotedPrintableStream extends BlockInputStream {
    private final Octets encoded;
    private int next;

    QuotedPrintableStream(Octets encoded) {
        this.encoded = encoded;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int at = offset;
        while (at < offset + length && next < encoded.length()) {
            int octet = encoded.at(next++);
            if (octet != '=') {
                target[at++] = (byte) octet;
            } else if (!skipSoftLineBreak()) {
                target[at++] = (byte) escaped();
            }
        }
        return at > offset || length == 0 ? at - offset : -1;
    }

    /// White space may stand between the equals sign and the line's end: transports add it.
    private boolean skipSoftLineBreak() {
        int at = next;
        while (at < encoded.length() && at - next < 80 && isBlank(encoded.at(at))) {
            at++;
        }
        if (at < encoded.length() && encoded.at(at) == '\r') {
            at++;
        }
        boolean lineEnds = at == encoded.length() || encoded.at(at) == '\n';
        if (lineEnds) {
            next = Math.min(at + 1, encoded.length());
        }
        return lineEnds;
    }

    private int escaped() {
        int high = digit(next);
        int low = digit(next + 1);
        if (high < 0 || low < 0) {
            return '=';
        }
        next += 2;
        return (high << 4) | low;
    }

    private int digit(int at) {
        return at < encoded.length() ? Character.digit(encoded.at(at), 16) : -1;
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }
}
