package org.mailassay.mailets.spool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.mail.MessagingException;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.mailetcontainer.api.MailProcessor;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.mailassay.mailets.queue.MailRow;
import org.mailassay.mailets.queue.StoredMessage;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.queue.HeldMail;
import org.mailassay.store.queue.SharedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Takes mails from the queue and has them processed.
///
/// James' own spooler puts a mail into the error repository when it failed a few times in a row, for whatever reason.
/// This one tells two reasons apart: while the database is away it pauses, and no mail is at fault; a mail that cannot
/// be processed goes to the error processor at once, with the reason.
///
/// A set number of threads process mails; as many as are handed in at the same time may be written together. What
/// strangers have to be waited for comes before: every mail is prepared on a virtual thread of its own, as many at a
/// time as the queue holds.
public final class Spooler implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Spooler.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final SharedQueue queue;
    private final Preparation preparation;
    private final MailProcessor processors;
    private final PipelineListener listener;
    private final BlockingQueue<Prepared> prepared = new LinkedBlockingQueue<>();
    private final Thread taker;
    private final List<Worker> workers = new ArrayList<>();
    private final Pause pause = new Pause(FIRST_PAUSE, LONGEST_PAUSE);
    private volatile boolean closed;

    private Spooler(SharedQueue queue, Preparation preparation, MailProcessor processors, PipelineListener listener) {
        this.queue = queue;
        this.preparation = preparation;
        this.processors = processors;
        this.listener = listener;
        this.taker = Thread.ofPlatform().name("spool-take").unstarted(this::take);
    }

    /// Begins to work on the queue.
    ///
    /// @param threads how many mails are processed at once
    public static Spooler start(
            SharedQueue queue,
            Preparation preparation,
            MailProcessor processors,
            int threads,
            PipelineListener listener) {
        Spooler spooler = new Spooler(queue, preparation, processors, listener);
        for (int i = 1; i <= threads; i++) {
            spooler.workers.add(spooler.new Worker(i));
        }
        spooler.workers.forEach(worker -> worker.thread.start());
        spooler.taker.start();
        return spooler;
    }

    /// Takes no more, and waits for what is being processed. What is only being prepared is left to whoever comes next.
    @Override
    public void close() {
        closed = true;
        taker.interrupt();
        workers.forEach(Worker::stopWaiting);
        try {
            taker.join();
            for (Worker worker : workers) {
                worker.thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take() {
        try {
            while (!closed) {
                pause.await();
                HeldMail held = queue.take();
                Thread.ofVirtual()
                        .name("prepare-" + held.mail().details().name())
                        .start(() -> prepare(held));
            }
        } catch (InterruptedException e) {
            LOGGER.debug("Asked to stop: {}", e.getMessage());
        }
    }

    private void prepare(HeldMail held) {
        try (MDC.MDCCloseable _ = named(held)) {
            StoredMessage message = new StoredMessage(held.mail().rawMessageId(), held.octets());
            MailImpl mail = MailRow.toMail(held.mail().details(), message);
            preparation.prepare(mail, message);
            prepared.add(new Prepared(held, mail));
        } catch (MessagingException | RuntimeException | Error e) {
            leave(held, e);
        }
    }

    private void work(HeldMail held, MailImpl mail) {
        String pipeline = mail.getState();
        long start = System.nanoTime();
        PipelineListener.Outcome outcome;
        try (MDC.MDCCloseable _ = named(held)) {
            outcome = outcome(held, mail);
            LOGGER.debug("{} by the pipeline {}", outcome, pipeline);
        }
        listener.ended(pipeline, outcome, Duration.ofNanos(System.nanoTime() - start));
    }

    private PipelineListener.Outcome outcome(HeldMail held, MailImpl mail) {
        try {
            PipelineListener.Outcome outcome;
            try {
                outcome = process(mail);
            } finally {
                LifecycleUtil.dispose(mail);
            }
            queue.complete(held);
            pause.over();
            return outcome;
        } catch (StoreUnavailable e) {
            pause.begin().ifPresent(length -> LOGGER.warn("The spooler pauses for {}: {}", length, e.getMessage()));
            queue.putOff(held, Duration.ZERO);
        } catch (MessagingException | RuntimeException | Error e) {
            leave(held, e);
        }
        return PipelineListener.Outcome.PUT_OFF;
    }

    /// Every line of the log that is about a mail has its name.
    private static MDC.MDCCloseable named(HeldMail held) {
        return MDC.putCloseable("mail", held.mail().details().name());
    }

    private void leave(HeldMail held, Throwable reason) {
        LOGGER.error("{} can be neither processed nor set aside, it stays in the queue", held.mail(), reason);
        queue.putOff(held, LONGEST_PAUSE);
    }

    private PipelineListener.Outcome process(MailImpl mail) throws MessagingException {
        try {
            processors.service(mail);
            return PipelineListener.Outcome.DONE;
        } catch (StoreUnavailable e) {
            throw e;
        } catch (MessagingException | RuntimeException | Error e) {
            LOGGER.error("{} could not be processed and is set aside", mail.getName(), e);
            mail.setErrorMessage(mail.getState() + ": " + e);
            mail.setState(Mail.ERROR);
            processors.service(mail);
            return PipelineListener.Outcome.SET_ASIDE;
        }
    }

    private record Prepared(HeldMail held, MailImpl mail) {}

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
                    Prepared next = prepared.take();
                    waiting = false;
                    work(next.held(), next.mail());
                } catch (InterruptedException e) {
                    LOGGER.debug("Asked to stop: {}", e.getMessage());
                }
            }
        }
    }
}
