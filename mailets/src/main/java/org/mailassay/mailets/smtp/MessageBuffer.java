package org.mailassay.mailets.smtp;

import java.util.Arrays;
import org.mailassay.analysis.message.Octets;

/// One message while it is received; grows with what came, not with what was announced.
final class MessageBuffer implements AutoCloseable {
    private static final int FIRST = 16 * 1024;

    private final MessageMemory memory;
    private final int limit;
    private byte[] octets = new byte[0];
    private int length;

    MessageBuffer(MessageMemory memory, int limit) {
        this.memory = memory;
        this.limit = limit;
    }

    int length() {
        return length;
    }

    /// Adds octets, which must keep within the limit.
    ///
    /// @return whether there was memory for them
    boolean append(byte[] source, int from, int to) {
        int needed = length + to - from;
        if (needed > octets.length) {
            int larger = Math.max(needed, Math.min(limit, Math.max(FIRST, 2 * octets.length)));
            if (!memory.take(larger - octets.length)) {
                return false;
            }
            octets = Arrays.copyOf(octets, larger);
        }
        System.arraycopy(source, from, octets, length, to - from);
        length = needed;
        return true;
    }

    /// What was received so far. The buffer takes no more after that.
    Octets octets() {
        return Octets.of(octets).slice(0, length);
    }

    /// Gives the memory back.
    @Override
    public void close() {
        memory.giveBack(octets.length);
        octets = new byte[0];
        length = 0;
    }
}
