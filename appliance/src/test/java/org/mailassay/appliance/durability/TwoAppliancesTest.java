package org.mailassay.appliance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
        try (StoppableDatabase database = StoppableDatabase.start(folder.resolve("database"));
                ApplianceProcess living = new ApplianceProcess(database, folder.resolve("living"));
                ApplianceProcess dying = new ApplianceProcess(database, folder.resolve("dying"))) {
            ReportLoad toLiving = ReportLoad.begin(living.smtp(), 0);
            ReportLoad toDying = ReportLoad.begin(dying.smtp(), FIRST_OF_DYING);
            TestMailServer.await(
                    Duration.ofMinutes(2),
                    () -> database.number("select count(*) from reports where report_id like 'load-1______'") > 50);
            dying.kill();

            SmtpLoad.Result fromLiving = toLiving.end();
            SmtpLoad.Result fromDying = toDying.end();
            assertThat(fromLiving.accepted()).isNotEmpty();
            assertThat(fromDying.accepted()).isNotEmpty();
            List<Integer> accepted = new ArrayList<>(fromLiving.accepted());
            accepted.addAll(fromDying.accepted());
            Statistics found = Statistics.assertEachOnce(database, accepted, Duration.ofMinutes(2));
            System.out.println("One of two appliances dies: " + found);
        }
    }
}
