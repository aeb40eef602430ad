package org.mailassay.appliance.healthcard;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.RecordType;

/// Puts questions one after another with the same pause between them, however many threads ask: there is no burst.
final class PacedDns implements Dns {
    private final Dns dns;
    private final long pause;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    /// @param rate questions a second
    PacedDns(Dns dns, int rate) {
        this.dns = dns;
        this.pause = TimeUnit.SECONDS.toNanos(1) / rate;
    }

    @Override
    public DnsAnswer query(String name, RecordType type) {
        long now = System.nanoTime();
        long turn = next.updateAndGet(last -> Math.max(last + pause - now, 0) + now);
        try {
            TimeUnit.NANOSECONDS.sleep(turn - System.nanoTime());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("the questions were cancelled");
            cancelled.initCause(interrupted);
            throw cancelled;
        }
        return dns.query(name, type);
    }
}
