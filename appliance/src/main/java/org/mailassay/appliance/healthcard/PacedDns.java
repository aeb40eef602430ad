package org.mailassay.appliance.healthcard;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.RecordType;

/// Puts questions one after another with at least the same pause between them, however many threads ask, and in the
/// order in which they came. What a busy machine lost is not made up for: there is no burst.
final class PacedDns implements Dns {
    private final Dns dns;
    private final long pause;
    private final ReentrantLock turn = new ReentrantLock(true);
    private long last = System.nanoTime();

    /// @param rate questions a second
    PacedDns(Dns dns, int rate) {
        this.dns = dns;
        this.pause = TimeUnit.SECONDS.toNanos(1) / rate;
    }

    @Override
    public DnsAnswer query(String name, RecordType type) {
        try {
            turn.lockInterruptibly();
            try {
                TimeUnit.NANOSECONDS.sleep(last + pause - System.nanoTime());
                last = System.nanoTime();
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("the questions were cancelled");
            cancelled.initCause(interrupted);
            throw cancelled;
        }
        return dns.query(name, type);
    }
}
