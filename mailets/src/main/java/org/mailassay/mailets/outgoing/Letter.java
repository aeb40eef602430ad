package org.mailassay.mailets.outgoing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.mailassay.analysis.dkim.DkimSigning;
import org.mailassay.analysis.message.LineEndings;
import org.mailassay.analysis.message.Octets;

/// A message as it goes over the wire.
///
/// @param signature a header field to stand on top; empty when the message is not signed
/// @param message its lines ended by CRLF
record Letter(String signature, Octets message) {
    private static final byte[] END = ".\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int BLOCK = 16 * 1024;

    /// Where blocks of octets go.
    interface Sink {
        void send(byte[] octets, int length) throws IOException;
    }

    static Letter of(Octets message, Optional<DkimSigning> signing, Instant now) {
        Octets canonical = LineEndings.canonical(message);
        return new Letter(signing.map(key -> key.sign(canonical, now)).orElse(""), canonical);
    }

    /// What SIZE announces (RFC 1870, section 6.1).
    int size() {
        return signature.length() + message.length();
    }

    /// Whether an octet is beyond US-ASCII (RFC 6152).
    boolean hasEightBits() {
        for (int i = 0; i < message.length(); i++) {
            if (message.at(i) < 0) {
                return true;
            }
        }
        return false;
    }

    /// Sends it with its dots doubled, and the line that ends it (RFC 5321, section 4.5.2).
    void send(Sink sink) throws IOException {
        byte[] block = new byte[BLOCK + 2];
        byte[] head = signature.getBytes(StandardCharsets.US_ASCII);
        if (head.length > 0) {
            sink.send(head, head.length);
        }
        int length = 0;
        boolean lineBegins = true;
        byte last = '\n';
        for (int i = 0; i < message.length(); i++) {
            last = message.at(i);
            if (lineBegins && last == '.') {
                block[length++] = '.';
            }
            block[length++] = last;
            lineBegins = last == '\n';
            if (length >= BLOCK) {
                sink.send(block, length);
                length = 0;
            }
        }
        sink.send(block, length);
        if (last != '\n') {
            sink.send("\r\n".getBytes(StandardCharsets.US_ASCII), 2);
        }
        sink.send(END, END.length);
    }
}
