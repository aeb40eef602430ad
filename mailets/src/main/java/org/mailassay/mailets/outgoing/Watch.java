package org.mailassay.mailets.outgoing;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Cuts connections off that take too long, which a socket's own time-out does not do for what is sent.
final class Watch implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(500);

    private static final String ENDING = "the appliance is ending";

    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    Watch() {
        Thread.ofVirtual().name("outgoing-watch").start(this::watch);
    }

    void add(Wire wire) {
        wires.add(wire);
        if (closed.getCount() == 0) {
            wire.abort(ENDING);
        }
    }

    void remove(Wire wire) {
        wires.remove(wire);
    }

    /// Cuts all off.
    @Override
    public void close() {
        closed.countDown();
        wires.forEach(wire -> wire.abort(ENDING));
    }

    private void watch() {
        try {
            while (!closed.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
                wires.stream().filter(Wire::isOverdue).forEach(wire -> wire.abort("it took too long"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
