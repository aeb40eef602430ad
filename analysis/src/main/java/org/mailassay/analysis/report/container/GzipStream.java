package org.mailassay.analysis.report.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.mailassay.analysis.mime.BlockInputStream;
import org.mailassay.analysis.report.RefusalReason;

/// Unpacks a gzip file (RFC 1952) of one or more members. Octets after the last member are no part of it and are
/// ignored: reporters append line ends and padding. Unlike the JDK's stream it tells a cut-off file from a broken one.
final class GzipStream extends BlockInputStream {
    private static final int HEADER_CHECK_SUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final DeflateStream deflated;
    private final CRC32 checkSum = new CRC32();
    private long memberLength;
    private State state = State.BEFORE_FIRST;

    private enum State {
        BEFORE_FIRST,
        WITHIN,
        ENDED
    }

    GzipStream(InputStream packed, UnpackBudget budget) {
        deflated = new DeflateStream(packed, budget, RefusalReason.TRUNCATED_GZIP, RefusalReason.MALFORMED_GZIP);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (state == State.BEFORE_FIRST) {
            if (required() != 0x1f || required() != 0x8b) {
                throw malformed("does not begin as gzip");
            }
            header();
        }
        while (state == State.WITHIN) {
            int count = deflated.inflate(target, offset, length);
            if (count > 0) {
                checkSum.update(target, offset, count);
                memberLength += count;
                return count;
            }
            trailer();
            nextMember();
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        deflated.close();
    }

    /// RFC 1952, section 2.3, after the two octets that identify it.
    private void header() throws IOException {
        int method = required();
        if (method != 8) {
            throw malformed("compression method " + method);
        }
        int flags = required();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(required() | (required() << 8));
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECK_SUM) != 0) {
            skip(2);
        }
        deflated.restart();
        checkSum.reset();
        memberLength = 0;
        state = State.WITHIN;
    }

    private void trailer() throws IOException {
        if (littleEndian() != checkSum.getValue()) {
            throw new RefusedException(
                    RefusalReason.TRUNCATED_GZIP, "wrong check sum before octet " + deflated.position());
        }
        if (littleEndian() != (memberLength & 0xffffffffL)) {
            throw new RefusedException(
                    RefusalReason.TRUNCATED_GZIP, "wrong length before octet " + deflated.position());
        }
    }

    private void nextMember() throws IOException {
        if (deflated.octet() == 0x1f && deflated.octet() == 0x8b) {
            header();
        } else {
            state = State.ENDED;
        }
    }

    private long littleEndian() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= (long) required() << shift;
        }
        return value;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            required();
        }
    }

    private void skipText() throws IOException {
        int octet;
        do {
            octet = required();
        } while (octet != 0);
    }

    private int required() throws IOException {
        int octet = deflated.octet();
        if (octet < 0) {
            throw new RefusedException(RefusalReason.TRUNCATED_GZIP, "ends at octet " + deflated.position());
        }
        return octet;
    }

    private RefusedException malformed(String what) {
        return new RefusedException(RefusalReason.MALFORMED_GZIP, what + " at octet " + deflated.position());
    }
}
