package org.mailassay.appliance.eventsink;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes a socket when its time is over, whatever is being written or read then: writing has no time limit of its own.
final class Cutoff implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cutoff.class);

    private final Thread thread;

    private Cutoff(Thread thread) {
        this.thread = thread;
    }

    static Cutoff after(Duration time, Socket socket) {
        return new Cutoff(Thread.ofVirtual().name("syslog-cutoff").start(() -> cut(time, socket)));
    }

    /// It is over in time.
    @Override
    public void close() {
        thread.interrupt();
    }

    private static void cut(Duration time, Socket socket) {
        try {
            Thread.sleep(time);
            socket.close();
        } catch (InterruptedException inTime) {
            LOG.trace("A connection is over in time");
        } catch (IOException failure) {
            LOG.debug("A connection that took too long cannot be closed", failure);
        }
    }
}
