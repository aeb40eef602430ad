package org.mailassay.mailets.spool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.mail.MessagingException;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.mailetcontainer.api.MailProcessor;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.mailassay.mailets.queue.MailRow;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.queue.HeldMail;
import org.mailassay.store.queue.SharedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes mails from the queue and has them processed.
///
/// James' own spooler puts a mail into the error repository when it failed a few times in a row, for whatever reason.
/// This one tells two reasons apart: while the database is away it pauses, and no mail is at fault; a mail that cannot
/// be processed goes to the error processor at once, with the reason.
public final class Spooler implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Spooler.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final SharedQueue queue;
    private final MailProcessor processors;
    private final List<Worker> workers = new ArrayList<>();
    private final Pause pause = new Pause(FIRST_PAUSE, LONGEST_PAUSE);
    private volatile boolean closed;

    private Spooler(SharedQueue queue, MailProcessor processors) {
        this.queue = queue;
        this.processors = processors;
    }

    /// Begins to work on the queue.
    public static Spooler start(SharedQueue queue, MailProcessor processors, int threads) {
        Spooler spooler = new Spooler(queue, processors);
        for (int i = 1; i <= threads; i++) {
            spooler.workers.add(spooler.new Worker(i));
        }
        spooler.workers.forEach(worker -> worker.thread.start());
        return spooler;
    }

    /// Takes no more, and waits for what is being worked on.
    @Override
    public void close() {
        closed = true;
        workers.forEach(Worker::stopWaiting);
        try {
            for (Worker worker : workers) {
                worker.thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(HeldMail held) {
        try {
            MailImpl mail = MailRow.toMail(held.mail().details(), held.mail().rawMessageId(), held.octets());
            try {
                process(mail);
            } finally {
                LifecycleUtil.dispose(mail);
            }
            queue.complete(held);
            pause.over();
        } catch (StoreUnavailable e) {
            pause.begin().ifPresent(length -> LOGGER.warn("The spooler pauses for {}: {}", length, e.getMessage()));
            queue.putOff(held, Duration.ZERO);
        } catch (MessagingException | RuntimeException | Error e) {
            LOGGER.error("{} can be neither processed nor set aside, it stays in the queue", held.mail(), e);
            queue.putOff(held, LONGEST_PAUSE);
        }
    }

    private void process(MailImpl mail) throws MessagingException {
        try {
            processors.service(mail);
        } catch (StoreUnavailable e) {
            throw e;
        } catch (MessagingException | RuntimeException | Error e) {
            LOGGER.error("{} could not be processed and is set aside", mail.getName(), e);
            mail.setErrorMessage(mail.getState() + ": " + e);
            mail.setState(Mail.ERROR);
            processors.service(mail);
        }
    }

    /// One thread.
    private final class Worker {
        private final Thread thread;
        private volatile boolean waiting;

        Worker(int number) {
            thread = Thread.ofPlatform().name("spool-" + number).unstarted(this::run);
        }

        void stopWaiting() {
            if (waiting) {
                thread.interrupt();
            }
        }

        private void run() {
            while (true) {
                try {
                    // In this order, so that whoever closes sees the one or this thread sees the other.
                    waiting = true;
                    if (closed) {
                        return;
                    }
                    pause.await();
                    HeldMail held = queue.take();
                    waiting = false;
                    work(held);
                } catch (InterruptedException e) {
                    LOGGER.debug("Asked to stop: {}", e.getMessage());
                }
            }
        }
    }
}
