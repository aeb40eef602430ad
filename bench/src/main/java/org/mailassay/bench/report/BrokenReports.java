package org.mailassay.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.analysis.report.ReportLimits;
import org.mailassay.analysis.report.ReportReader;
import org.mailassay.analysis.report.mutation.CheckedSink;
import org.mailassay.analysis.report.mutation.Mutations;

/// A campaign: breaks good reports in ever new ways and sees that the reader answers each, in time and as it promised.
///
/// Arguments: FOLDER-OR-ARCHIVE [SECONDS] [SEED]. An input that is not answered is written to the current folder and
/// ends the campaign with exit code 1; the same seed finds it again.
public final class BrokenReports {
    private static final long SLOW = Duration.ofSeconds(5).toNanos();
    private static final int LARGEST_SEED = 1 << 15;

    private final ReportReader reader = new ReportReader(ReportLimits.DEFAULT);
    private long slowest;

    private BrokenReports() {}

    /// Runs the campaign.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 1) {
            System.err.println("Arguments: FOLDER-OR-ARCHIVE [SECONDS] [SEED]");
            System.exit(2);
        }
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.nanoTime();
        System.out.println("seed " + seed);
        Mutations mutations = new Mutations(seed, seeds(Path.of(arguments[0])));
        new BrokenReports().run(mutations, System.nanoTime() + seconds * 1_000_000_000L);
    }

    private void run(Mutations mutations, long end) throws IOException {
        long inputs = 0;
        long reports = 0;
        while (System.nanoTime() < end) {
            byte[] input = mutations.next();
            try {
                reports += read(Octets.of(input));
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
                Path kept = Files.write(Path.of("broken-report-" + inputs), input);
                System.err.println("input " + inputs + ", kept in " + kept.toAbsolutePath());
                broken.printStackTrace();
                System.exit(1);
            }
            inputs++;
        }
        System.out.printf("%,d inputs answered, %,d of them reports; slowest %.3f s%n", inputs, reports, slowest / 1e9);
    }

    private int read(Octets input) {
        CheckedSink sink = new CheckedSink();
        long begin = System.nanoTime();
        reader.read(input, sink);
        long taken = System.nanoTime() - begin;
        slowest = Math.max(slowest, taken);
        if (taken > SLOW) {
            throw new IllegalStateException("an answer took %.1f s".formatted(taken / 1e9));
        }
        sink.verify();
        reader.original(input, new PartLocation(1, 0, ""));
        return sink.reports();
    }

    private static List<byte[]> seeds(Path source) throws IOException, InterruptedException {
        List<byte[]> seeds = new ArrayList<>();
        for (byte[] file : ReportFiles.read(source)) {
            if (file.length < LARGEST_SEED) {
                seeds.add(file);
                seeds.add(ReportFiles.mailed(file));
            }
        }
        return seeds;
    }
}
