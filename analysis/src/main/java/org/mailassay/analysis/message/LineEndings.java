package org.mailassay.analysis.message;

/// Gives a message that was read from a file the line endings that it had on the wire.
///
/// Over SMTP a line ends with CRLF and the appliance refuses anything else (RFC 5321, section 2.3.8). Files
/// kept on Unix have LF alone, and files that passed through several tools have both. Since a signer turns
/// every bare LF into CRLF before it signs (RFC 6376, section 5.3), reading does the same.
public final class LineEndings {
    private static final byte CR = '\r';
    private static final byte LF = '\n';

    private LineEndings() {}

    /// The message with every bare LF made CRLF; the same object when there is none.
    public static Octets canonical(Octets message) {
        int bare = countBareLineFeeds(message);
        if (bare == 0) {
            return message;
        }
        byte[] to = new byte[Math.addExact(message.length(), bare)];
        byte[] from = message.toByteArray();
        int length = 0;
        int copied = 0;
        for (int i = 0; i < from.length; i++) {
            if (from[i] == LF && (i == 0 || from[i - 1] != CR)) {
                System.arraycopy(from, copied, to, length, i - copied);
                length += i - copied;
                to[length++] = CR;
                copied = i;
            }
        }
        System.arraycopy(from, copied, to, length, from.length - copied);
        return Octets.of(to);
    }

    private static int countBareLineFeeds(Octets message) {
        int bare = 0;
        for (int at = message.indexOf(LF, 0); at >= 0; at = message.indexOf(LF, at + 1)) {
            if (at == 0 || message.at(at - 1) != CR) {
                bare++;
            }
        }
        return bare;
    }
}
