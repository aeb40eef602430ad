package org.mailassay.analysis.report.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.mailassay.analysis.report.RefusalReason;

/// A raw deflate stream (RFC 1951) amid other octets: inflates it, and gives access to the octets before and after.
final class DeflateStream implements AutoCloseable {
    private static final int INPUT = 8192;

    private final InputStream packed;
    private final UnpackBudget budget;
    private final RefusalReason truncated;
    private final RefusalReason malformed;
    private final Inflater inflater = new Inflater(true);
    private final byte[] input = new byte[INPUT];
    private int next;
    private int end;
    private long taken;
    private long given;

    /// @param truncated the reason when the octets end within the deflate stream
    /// @param malformed the reason when they are no deflate stream
    DeflateStream(InputStream packed, UnpackBudget budget, RefusalReason truncated, RefusalReason malformed) {
        this.packed = packed;
        this.budget = budget;
        this.truncated = truncated;
        this.malformed = malformed;
    }

    /// Inflates the next octets, at least one; -1 at the end of the deflate stream.
    int inflate(byte[] target, int offset, int length) throws IOException {
        while (true) {
            int count = inflateFromInput(target, offset, length);
            if (count > 0) {
                given += count;
                budget.take(count, given, position());
                return count;
            }
            if (inflater.finished()) {
                next = end - inflater.getRemaining();
                return -1;
            }
            if (inflater.needsDictionary()) {
                throw new RefusedException(malformed, "asks for a preset dictionary at octet " + position());
            }
            if (inflater.needsInput()) {
                feed();
            }
        }
    }

    /// Starts a further deflate stream at the current octet.
    void restart() {
        inflater.reset();
        hand();
    }

    /// The next octet outside any deflate stream; -1 at the end of the octets.
    int octet() throws IOException {
        return next < end || fill() ? input[next++] & 0xff : -1;
    }

    /// Octets read so far, counted from the start of the container.
    long position() {
        return taken - (end - next);
    }

    long given() {
        return given;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }

    private int inflateFromInput(byte[] target, int offset, int length) throws RefusedException {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException broken) {
            throw new RefusedException(malformed, "not deflated data near octet " + position());
        }
    }

    private void feed() throws IOException {
        if (next == end && !fill()) {
            throw new RefusedException(truncated, "ends at octet %d of a deflate stream".formatted(taken));
        }
        hand();
    }

    /// Gives the inflater everything that was read and not used yet.
    private void hand() {
        inflater.setInput(input, next, end - next);
        next = end;
    }

    private boolean fill() throws IOException {
        int count = packed.read(input, 0, INPUT);
        next = 0;
        end = Math.max(count, 0);
        taken += end;
        return end > 0;
    }
}
