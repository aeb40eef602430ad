package org.mailassay.appliance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
            TestMailServer.await(Duration.ofMinutes(1), () -> ReportLoad.received(database) > before + 100);
            SmtpLoad.Result result = load.end();
            // Nobody was left without an answer: 4xx, not a broken connection.
            assertThat(result.refused()).isPositive();
            Statistics found = Statistics.assertEachOnce(database, result.accepted(), Duration.ofMinutes(2));
            System.out.println("Database away for " + OUTAGE.toSeconds() + " s: " + found + "; " + result);
        }
    }
}
