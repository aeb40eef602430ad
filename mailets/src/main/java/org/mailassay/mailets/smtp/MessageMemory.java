package org.mailassay.mailets.smtp;

import java.util.concurrent.atomic.AtomicLong;

/// The memory that all messages being received share. Two hundred clients that send 25 MB each get no more of it
/// than one setting says; what does not fit is answered with 452 and comes again later.
final class MessageMemory {
    private final long octets;
    private final AtomicLong taken = new AtomicLong();

    MessageMemory(long octets) {
        this.octets = octets;
    }

    /// Takes as much, or nothing.
    boolean take(long wanted) {
        if (taken.addAndGet(wanted) > octets) {
            taken.addAndGet(-wanted);
            return false;
        }
        return true;
    }

    void giveBack(long back) {
        taken.addAndGet(-back);
    }

    long taken() {
        return taken.get();
    }
}
