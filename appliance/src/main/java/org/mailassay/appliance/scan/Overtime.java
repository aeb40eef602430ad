package org.mailassay.appliance.scan;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Interrupts a thread that works for too long.
final class Overtime implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Overtime.class);

    private final Thread worker;
    private final CountDownLatch done = new CountDownLatch(1);
    private boolean over;

    private Overtime(Thread worker) {
        this.worker = worker;
    }

    /// Begins to watch.
    static Overtime watch(Thread worker, Duration longest) {
        Overtime overtime = new Overtime(worker);
        Thread.ofVirtual().name("overtime-" + worker.getName()).start(() -> overtime.await(longest));
        return overtime;
    }

    /// Whether the thread was interrupted from here.
    synchronized boolean isOver() {
        return over;
    }

    /// Ends the watch. The interruption does not outlive it.
    @Override
    public synchronized void close() {
        done.countDown();
        if (over && Thread.interrupted()) {
            LOG.debug("{} was interrupted when it had ended already", worker);
        }
    }

    private void await(Duration longest) {
        try {
            if (!done.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                interrupt();
            }
        } catch (InterruptedException e) {
            LOG.debug("Nobody interrupts this thread: {}", e.getMessage());
        }
    }

    private synchronized void interrupt() {
        if (done.getCount() > 0) {
            over = true;
            worker.interrupt();
        }
    }
}
