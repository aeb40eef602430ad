package org.mailassay.appliance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.mailets.testing.SmtpLoad;
import org.mailassay.mailets.testing.Statistics;
import org.mailassay.mailets.testing.StoppableDatabase;
import org.mailassay.mailets.testing.TestMailServer;

/// Two nodes on one database, one of which dies: the other does its work.
class TwoAppliancesTest {
    private static final int FIRST_OF_DYING = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void theLivingTakesOverFromTheDead() throws IOException, InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        try (StoppableDatabase database = StoppableDatabase.start(folder.resolve("database"));
                ApplianceProcess living = new ApplianceProcess(database, folder.resolve("living"));
                ApplianceProcess dying = new ApplianceProcess(database, folder.resolve("dying"))) {
            CompletableFuture<SmtpLoad.Result> toLiving = CompletableFuture.supplyAsync(
                    () -> ReportLoad.to(living.smtp()).sendUntil(0, enough::get));
            CompletableFuture<SmtpLoad.Result> toDying = CompletableFuture.supplyAsync(
                    () -> ReportLoad.to(dying.smtp()).sendUntil(FIRST_OF_DYING, enough::get));
            TestMailServer.await(
                    Duration.ofMinutes(2),
                    () -> database.number("select count(*) from reports where report_id like 'load-1______'") > 50);
            dying.kill();
            enough.set(true);

            List<Integer> accepted = new ArrayList<>(toLiving.join().accepted());
            accepted.addAll(toDying.join().accepted());
            assertThat(toLiving.join().accepted()).isNotEmpty();
            assertThat(toDying.join().accepted()).isNotEmpty();
            Statistics.assertEachOnce(database, accepted, Duration.ofMinutes(2));
        }
    }
}
