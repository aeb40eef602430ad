package org.mailassay.analysis.mime;

import java.nio.charset.StandardCharsets;
import org.mailassay.analysis.message.Octets;

/// Finds the delimiter lines of one multipart (RFC 2046, section 5.1.1), one after the other.
public final class Delimiters {
    private final Octets octets;
    private final byte[] boundary;
    private final int to;
    private int lineStart;
    private int lineEnd;
    private boolean closing;

    /// The delimiters of a boundary in front of an offset.
    public Delimiters(Octets octets, String boundary, int to) {
        this.octets = octets;
        this.boundary = boundary.getBytes(StandardCharsets.ISO_8859_1);
        this.to = to;
    }

    /// Moves to the next delimiter line that starts at or after the offset, which is the start of a line.
    public boolean next(int from) {
        int at = from;
        while (at < to) {
            if (isDelimiter(at)) {
                lineStart = at;
                return true;
            }
            at = afterLine(at);
        }
        return false;
    }

    /// Whether it is the last one of its multipart.
    public boolean closing() {
        return closing;
    }

    /// Where the line after the delimiter starts.
    public int lineEnd() {
        return lineEnd;
    }

    /// Where the part before the delimiter ends: the line end in front of the delimiter belongs to the delimiter.
    public int contentEnd(int contentStart) {
        int end = lineStart;
        if (end > contentStart && octets.at(end - 1) == '\n') {
            end--;
        }
        if (end > contentStart && octets.at(end - 1) == '\r') {
            end--;
        }
        return end;
    }

    /// The boundary must be the whole line but for white space, so that one boundary may begin with another.
    private boolean isDelimiter(int line) {
        int at = line + 2 + boundary.length;
        if (at > to || octets.at(line) != '-' || octets.at(line + 1) != '-') {
            return false;
        }
        for (int i = 0; i < boundary.length; i++) {
            if (octets.at(line + 2 + i) != boundary[i]) {
                return false;
            }
        }
        boolean dashes = at + 1 < to && octets.at(at) == '-' && octets.at(at + 1) == '-';
        if (dashes) {
            at += 2;
        }
        while (at < to && (octets.at(at) == ' ' || octets.at(at) == '\t' || octets.at(at) == '\r')) {
            at++;
        }
        if (at < to && octets.at(at) != '\n') {
            return false;
        }
        lineEnd = Math.min(at + 1, to);
        closing = dashes;
        return true;
    }

    private int afterLine(int from) {
        int at = from;
        while (at < to && octets.at(at) != '\n') {
            at++;
        }
        return at + 1;
    }
}
