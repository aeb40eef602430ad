package org.mailassay.appliance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.mailets.testing.SmtpLoad;
import org.mailassay.mailets.testing.Statistics;
import org.mailassay.mailets.testing.StoppableDatabase;
import org.mailassay.mailets.testing.TestMailServer;

class StoppedDatabaseTest {
    private static final Duration OUTAGE = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @Test
    void losesNothingAndCountsNothingTwice() throws IOException {
        try (StoppableDatabase database = StoppableDatabase.start(folder.resolve("database"));
                ApplianceProcess appliance = new ApplianceProcess(database, folder.resolve("data"))) {
            ReportLoad load = ReportLoad.begin(appliance.smtp(), 0);
            TestMailServer.await(Duration.ofMinutes(2), () -> ReportLoad.received(database) > 100);

            database.stop();
            long end = System.nanoTime() + OUTAGE.toNanos();
            TestMailServer.await(OUTAGE.plusSeconds(1), () -> System.nanoTime() > end);
            database.startAgain();

            long before = ReportLoad.received(database);
            awaitReports(database, before + 100);
            SmtpLoad.Result result = load.end();
            // Nobody was left without an answer: 4xx, not a broken connection.
            assertThat(result.refused()).isPositive();
            Statistics found = Statistics.assertEachOnce(database, result.accepted(), Duration.ofMinutes(2));
            System.out.println("Database away for " + OUTAGE.toSeconds() + " s: " + found + "; " + result);
        }
    }

    /// What the process wrote last is told when they do not come.
    private void awaitReports(StoppableDatabase database, long count) throws IOException {
        try {
            TestMailServer.await(Duration.ofMinutes(1), () -> ReportLoad.received(database) > count);
        } catch (AssertionError late) {
            List<String> log = Files.readAllLines(folder.resolve("data.log"));
            log.subList(Math.max(0, log.size() - 60), log.size()).forEach(System.out::println);
            throw new AssertionError(ReportLoad.received(database) + " reports of " + count, late);
        }
    }
}
