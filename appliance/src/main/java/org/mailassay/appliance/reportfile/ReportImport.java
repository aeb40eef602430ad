package org.mailassay.appliance.reportfile;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.intake.Arrival;
import org.mailassay.store.intake.IntakeResult;
import org.mailassay.store.intake.ReportIntake;

/// Imports report files into an account: one thread reads the disk, several parse and write batches, and no more is in
/// memory than they have in hand.
///
/// A file's name for the intake is the digest of its octets, so the same octets count once, however often they are
/// imported.
public final class ReportImport implements AutoCloseable {
    private static final int BATCH_MESSAGES = 250;
    private static final long BATCH_OCTETS = 4L << 20;

    private final ReportIntake intake;
    private final ReportFiles files;
    private final long accountId;
    private final Consumer<FoundFile> failed;
    private final ImportCounts counts = new ImportCounts();
    private final ExecutorService workers;
    private final Semaphore room;
    private final List<Future<?>> batches = new ArrayList<>();
    private List<Octets> batch = new ArrayList<>();
    private long batchOctets;

    /// @param threads that parse and write
    /// @param failed hears of files that could not be read
    public ReportImport(
            ReportIntake intake, ReportFiles files, long accountId, int threads, Consumer<FoundFile> failed) {
        this.intake = intake;
        this.files = files;
        this.accountId = accountId;
        this.failed = failed;
        this.workers = Executors.newFixedThreadPool(threads);
        this.room = new Semaphore(threads * 2);
    }

    /// Imports one file.
    public void add(Path file) {
        files.read(file, this::add);
    }

    /// Waits until everything is on disk.
    public ImportCounts finish() {
        submit();
        batches.forEach(ReportImport::await);
        batches.clear();
        return counts;
    }

    /// What became of what was imported so far.
    public ImportCounts counts() {
        return counts;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private void add(FoundFile found) {
        switch (found) {
            case FoundFile.Content content -> {
                batch.add(content.octets());
                batchOctets += content.octets().length();
                if (batch.size() >= BATCH_MESSAGES || batchOctets >= BATCH_OCTETS) {
                    submit();
                }
            }
            case FoundFile.TooLarge _ -> {
                counts.addTooLarge();
                failed.accept(found);
            }
            case FoundFile.Unreadable _ -> {
                counts.addUnreadable();
                failed.accept(found);
            }
        }
    }

    private void submit() {
        List<Octets> full = batch;
        batch = new ArrayList<>();
        batchOctets = 0;
        if (full.isEmpty()) {
            return;
        }
        batches.removeIf(earlier -> {
            boolean done = earlier.isDone();
            if (done) {
                await(earlier);
            }
            return done;
        });
        room.acquireUninterruptibly();
        batches.add(workers.submit(() -> {
            try {
                take(full);
            } finally {
                room.release();
            }
        }));
    }

    private void take(List<Octets> contents) {
        Instant now = Instant.now();
        List<Arrival> arrivals = contents.stream()
                .map(octets -> Arrival.ofFile(accountId, octets, now))
                .toList();
        for (IntakeResult result : intake.takeAll(arrivals)) {
            counts.add(result);
        }
    }

    private static void await(Future<?> batch) {
        try {
            batch.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was interrupted", interrupted);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("the import failed", failure.getCause());
        }
    }
}
