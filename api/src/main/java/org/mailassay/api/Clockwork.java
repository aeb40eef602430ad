package org.mailassay.api;

import java.util.Timer;
import java.util.TimerTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the server does again and again. Work that fails is reported and tried again the next time.
final class Clockwork {
    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

    private final Timer timer = new Timer("api-clockwork", true);

    void every(int seconds, Runnable work) {
        TimerTask task = new TimerTask() {
            @Override
            public void run() {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.error("Recurring work of the API failed; it is tried again in {} s", seconds, e);
                }
            }
        };
        timer.schedule(task, seconds * 1000L, seconds * 1000L);
    }

    void stop() {
        timer.cancel();
    }
}
