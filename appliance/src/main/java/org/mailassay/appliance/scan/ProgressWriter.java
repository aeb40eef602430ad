package org.mailassay.appliance.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailassay.store.StoreUnavailable;
import org.mailassay.store.scan.FinishedCheck;
import org.mailassay.store.scan.ScanRunKey;
import org.mailassay.store.scan.ScanWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the progress of one run beside it: while some steps are being written, the next ones gather. When the
/// database is away they are left out, since whoever watches sees the end in any case.
final class ProgressWriter implements ScanProgress, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressWriter.class);

    /// More are not told of one run.
    private static final int MOST_STEPS = 200;

    private final ScanWork work;
    private final ScanRunKey run;
    private final BlockingQueue<Optional<FinishedCheck>> steps = new LinkedBlockingQueue<>();
    private final AtomicInteger told = new AtomicInteger();
    private final Thread writer;

    ProgressWriter(ScanWork work, ScanRunKey run) {
        this.work = work;
        this.run = run;
        this.writer = Thread.ofVirtual().name("scan-progress-" + run).start(this::write);
    }

    @Override
    public void finished(String check, int finished, int total) {
        if (told.incrementAndGet() <= MOST_STEPS) {
            steps.add(Optional.of(new FinishedCheck(check, finished, total)));
        }
    }

    /// Returns when all is written, so that the end of the scan comes after it.
    @Override
    public void close() {
        steps.add(Optional.empty());
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            boolean more = true;
            while (more) {
                List<Optional<FinishedCheck>> batch = new ArrayList<>(List.of(steps.take()));
                steps.drainTo(batch);
                more = batch.stream().allMatch(Optional::isPresent);
                List<FinishedCheck> finished =
                        batch.stream().flatMap(Optional::stream).toList();
                if (!finished.isEmpty()) {
                    write(finished);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Nobody interrupts this thread: {}", e.getMessage());
        }
    }

    private void write(List<FinishedCheck> finished) {
        try {
            work.progress(run, finished);
        } catch (StoreUnavailable away) {
            LOG.warn("The progress of scan {} cannot be told: {}", run, away.getMessage());
        }
    }
}
