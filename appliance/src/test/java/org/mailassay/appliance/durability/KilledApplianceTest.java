package org.mailassay.appliance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.mailets.testing.SmtpLoad;
import org.mailassay.mailets.testing.Statistics;
import org.mailassay.mailets.testing.StoppableDatabase;
import org.mailassay.mailets.testing.TestMailServer;

class KilledApplianceTest {
    private static final int KILLS = 10;

    @TempDir
    private Path folder;

    /// It starts the appliance eleven times, which takes long where other tests keep the processor busy.
    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void losesNothingAndCountsNothingTwice() throws IOException, InterruptedException {
        Random random = new Random(9);
        try (StoppableDatabase database = StoppableDatabase.start(folder.resolve("database"));
                ApplianceProcess appliance = new ApplianceProcess(database, folder.resolve("data"))) {
            ReportLoad load = ReportLoad.begin(appliance.smtp(), 0);
            for (int i = 0; i < KILLS; i++) {
                long until = ReportLoad.received(database) + 20 + random.nextInt(50);
                TestMailServer.await(Duration.ofMinutes(2), () -> ReportLoad.received(database) >= until);
                appliance.kill();
                appliance.startAgain();
            }
            SmtpLoad.Result result = load.end();
            assertThat(result.accepted()).hasSizeGreaterThan(KILLS * 20);
            Statistics found = Statistics.assertEachOnce(database, result.accepted(), Duration.ofMinutes(2));
            System.out.println(KILLS + " times kill -9: " + found + "; " + result);
        }
    }
}
