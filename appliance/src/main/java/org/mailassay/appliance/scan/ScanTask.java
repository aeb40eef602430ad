package org.mailassay.appliance.scan;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.scan.ScanJob;
import org.mailassay.store.scan.ScanOutcome;
import org.mailassay.store.scan.ScanRunKey;
import org.mailassay.store.scan.ScanStatus;
import org.mailassay.store.scan.ScanWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Carries one scan out from the row that says so to its end. It may be done again from its start at any time: what
/// counts is the first end that is written.
public final class ScanTask {
    private static final Logger LOG = LoggerFactory.getLogger(ScanTask.class);

    /// A message that makes node after node die, or that never comes to an end, is given up after so many.
    private static final int MOST_ATTEMPTS = 10;

    /// An analysis has a deadline of its own, far below this. One that does not keep it must not hold a place for ever.
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /// Kilobytes of memory for all scans at one time, what each takes at least, and how many times its message: the
    /// octets, the parts decoded, what is recorded.
    private static final int KILOBYTES_AT_ONCE = 96 << 10;

    private static final int LEAST_KILOBYTES = 6 << 10;
    private static final long TIMES_THE_MESSAGE = 4;

    private final Semaphore kilobytes = new Semaphore(KILOBYTES_AT_ONCE, true);
    private final ScanWork work;
    private final ScanRun scan;
    private final Duration imagesKept;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Duration longest;

    /// @param imagesKept how long the archives of images are kept
    public ScanTask(ScanWork work, ScanRun scan, Duration imagesKept, InstantSource clock, MeterRegistry meters) {
        this(work, scan, imagesKept, clock, meters, LONGEST);
    }

    ScanTask(
            ScanWork work,
            ScanRun scan,
            Duration imagesKept,
            InstantSource clock,
            MeterRegistry meters,
            Duration longest) {
        this.longest = longest;
        this.work = work;
        this.scan = scan;
        this.imagesKept = imagesKept;
        this.clock = clock;
        this.meters = meters;
    }

    /// Carries it out, unless it is over already.
    ///
    /// @throws StoreUnavailable when it must be done again later
    /// @throws InterruptedException when the appliance is about to stop, and it must be done again
    public void execute(ScanRunKey run) throws InterruptedException {
        long wanted = LEAST_KILOBYTES + TIMES_THE_MESSAGE * work.messageSize(run) / 1024;
        int share = (int) Math.min(KILOBYTES_AT_ONCE, wanted);
        kilobytes.acquire(share);
        try (MDC.MDCCloseable _ = MDC.putCloseable("scan", run.toString())) {
            begin(run);
        } finally {
            kilobytes.release(share);
        }
    }

    private void begin(ScanRunKey run) throws InterruptedException {
        ScanJob job = work.begin(run, clock.instant()).orElse(null);
        if (job == null) {
            LOG.info("Scan {} is over already", run);
        } else if (job.attempt() > MOST_ATTEMPTS) {
            fail(job, "It was given up after %d attempts.".formatted(MOST_ATTEMPTS));
        } else {
            carryOut(job);
        }
    }

    private void carryOut(ScanJob job) throws InterruptedException {
        ScanOutcome outcome;
        Overtime overtime = Overtime.watch(Thread.currentThread(), longest);
        try (overtime;
                ProgressWriter progress = new ProgressWriter(work, job.key())) {
            outcome = scan.run(job, progress);
        } catch (StoreUnavailable away) {
            throw away;
        } catch (InterruptedException | CancellationException interrupted) {
            if (!overtime.isOver()) {
                throw stopped(interrupted);
            }
            LOG.error("Scan {} did not come to an end within {}", job.key(), longest);
            fail(job, "The analysis did not come to an end.");
            return;
        } catch (RuntimeException | Error broken) {
            LOG.error("Scan {} failed", job.key(), broken);
            fail(job, "The analysis broke off; the appliance's log says why.");
            return;
        }
        Instant now = clock.instant();
        if (work.complete(job.key(), outcome, now, now.plus(imagesKept))) {
            ended(job, ScanStatus.COMPLETED, now);
        }
    }

    private static InterruptedException stopped(Exception interrupted) {
        InterruptedException stopped = new InterruptedException("the scan was stopped");
        stopped.initCause(interrupted);
        return stopped;
    }

    private void fail(ScanJob job, String reason) {
        Instant now = clock.instant();
        if (work.fail(job.key(), reason, now)) {
            ended(job, ScanStatus.FAILED, now);
        }
    }

    private void ended(ScanJob job, ScanStatus status, Instant now) {
        Duration took = Duration.between(job.queuedAt(), now);
        LOG.info("Scan {} {} after {} ms", job.key(), status.code(), took.toMillis());
        Timer.builder("mailassay.scans")
                .description("Scans carried out here, from the message's reception to the end")
                .tag("status", status.code())
                .serviceLevelObjectives(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1))
                .register(meters)
                .record(took.isNegative() ? Duration.ZERO : took);
    }
}
