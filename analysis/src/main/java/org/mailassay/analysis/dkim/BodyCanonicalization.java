package org.mailassay.analysis.dkim;

import org.mailassay.analysis.message.Octets;

/// How a body is brought into the form that is signed (RFC 6376, section 3.4).
public enum BodyCanonicalization {
    /// Empty lines at the end are ignored; a body always ends with CRLF (RFC 6376, section 3.4.3).
    SIMPLE {
        @Override
        void write(Octets body, OctetSink to) {
            int end = body.length();
            while (end >= 2 && body.at(end - 1) == '\n' && body.at(end - 2) == '\r') {
                end -= 2;
            }
            byte[] chunk = new byte[CHUNK];
            for (int at = 0; at < end; at += CHUNK) {
                int count = Math.min(CHUNK, end - at);
                body.copyTo(at, chunk, 0, count);
                to.accept(chunk, 0, count);
            }
            to.accept(LINE_END, 0, LINE_END.length);
        }
    },
    /// White space is reduced too, and a body without anything else is empty (RFC 6376, section 3.4.4).
    RELAXED {
        @Override
        void write(Octets body, OctetSink to) {
            new RelaxedBody(to).write(body);
        }
    };

    static final int CHUNK = 8192;
    private static final byte[] LINE_END = {'\r', '\n'};

    /// Takes a part of the canonical body; the array is used again after the call.
    interface OctetSink {
        void accept(byte[] octets, int from, int to);
    }

    /// The name in a signature's `c=`.
    public String tag() {
        return this == SIMPLE ? "simple" : "relaxed";
    }

    /// Writes the canonical body in parts, with memory for one part only.
    abstract void write(Octets body, OctetSink to);
}
