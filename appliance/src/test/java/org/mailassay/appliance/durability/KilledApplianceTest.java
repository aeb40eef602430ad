package org.mailassay.appliance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.mailets.testing.SmtpLoad;
import org.mailassay.mailets.testing.Statistics;
import org.mailassay.mailets.testing.StoppableDatabase;
import org.mailassay.mailets.testing.TestMailServer;

class KilledApplianceTest {
    private static final int KILLS = 10;

    @TempDir
    private Path folder;

    @Test
    void losesNothingAndCountsNothingTwice() throws IOException, InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        Random random = new Random(9);
        try (StoppableDatabase database = StoppableDatabase.start(folder.resolve("database"));
                ApplianceProcess appliance = new ApplianceProcess(database, folder.resolve("data"))) {
            SmtpLoad load = ReportLoad.to(appliance.smtp());
            CompletableFuture<SmtpLoad.Result> sent =
                    CompletableFuture.supplyAsync(() -> load.sendUntil(0, enough::get));
            for (int i = 0; i < KILLS; i++) {
                long until = ReportLoad.received(database) + 20 + random.nextInt(100);
                TestMailServer.await(Duration.ofMinutes(2), () -> ReportLoad.received(database) >= until);
                appliance.kill();
                appliance.startAgain();
            }
            enough.set(true);
            SmtpLoad.Result result = sent.join();
            System.out.println(KILLS + " times kill -9 under load: " + result);
            assertThat(result.accepted()).hasSizeGreaterThan(KILLS * 20);
            Statistics.assertEachOnce(database, result.accepted(), Duration.ofMinutes(3));
        }
    }
}
