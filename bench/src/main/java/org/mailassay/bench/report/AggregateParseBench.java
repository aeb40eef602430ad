package org.mailassay.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.ReportLimits;
import org.mailassay.analysis.report.ReportReader;
import org.mailassay.analysis.report.summary.ReportSummary;
import org.mailassay.analysis.report.summary.SummarySink;

/// Reads a folder or archive of aggregate reports again and again, and prints reports per second: first the bare XML,
/// then each as a mail with the gzip in base64.
///
/// Arguments: FOLDER-OR-ARCHIVE [THREADS] [SECONDS]. As many seconds again warm up first and do not count.
public final class AggregateParseBench {
    private final ReportReader reader = new ReportReader(ReportLimits.DEFAULT);
    private final List<Octets> inputs;
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong reports = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();

    private AggregateParseBench(List<Octets> inputs) {
        this.inputs = inputs;
    }

    /// Runs the measure.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 1) {
            System.err.println("Arguments: FOLDER-OR-ARCHIVE [THREADS] [SECONDS]");
            System.exit(2);
        }
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10;
        List<Octets> bare = new ArrayList<>();
        List<Octets> mailed = new ArrayList<>();
        for (byte[] xml : ReportFiles.read(Path.of(arguments[0]))) {
            bare.add(Octets.of(xml));
            mailed.add(Octets.of(ReportFiles.mailed(xml)));
        }
        measure("XML", bare, threads, seconds);
        measure("mail", mailed, threads, seconds);
    }

    private static void measure(String name, List<Octets> inputs, int threads, int seconds)
            throws InterruptedException {
        new AggregateParseBench(inputs).run(threads, seconds);
        AggregateParseBench measured = new AggregateParseBench(inputs);
        double taken = measured.run(threads, seconds) / 1e9;
        System.out.printf(
                "%-4s %d threads: %,.0f reports/s, %,.0f records/s (%d of %d files read)%n",
                name,
                threads,
                measured.reports.get() / taken,
                measured.rows.get() / taken,
                measured.reports.get() * inputs.size() / Math.max(1, measured.files.get()),
                inputs.size());
    }

    /// Reads for some seconds, whole rounds only, and answers the nanoseconds that it took.
    private long run(int threads, int seconds) throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        List<Thread> readers = IntStream.range(0, threads)
                .mapToObj(i -> Thread.ofPlatform().start(() -> {
                    while (System.nanoTime() < end) {
                        inputs.forEach(this::read);
                    }
                }))
                .toList();
        for (Thread thread : readers) {
            thread.join();
        }
        return System.nanoTime() - begin;
    }

    private void read(Octets input) {
        SummarySink sink = new SummarySink();
        reader.read(input, sink);
        ReportSummary summary = sink.summary();
        files.incrementAndGet();
        reports.addAndGet(summary.aggregates().size());
        rows.addAndGet(summary.aggregates().stream()
                .mapToLong(ReportSummary.Aggregate::rows)
                .sum());
    }
}
