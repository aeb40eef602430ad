package org.mailassay.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.mailets.testing.ReportMessages;
import org.mailassay.mailets.testing.SmtpClient;
import org.mailassay.mailets.testing.SmtpLoad;
import org.mailassay.mailets.testing.SmtpReply;
import org.mailassay.mailets.testing.Statistics;
import org.mailassay.mailets.testing.StoppableDatabase;
import org.mailassay.mailets.testing.TestMailServer;

class StoppedDatabaseTest {
    private static final String ADDRESS = "rua-test@" + TestMailServer.DOMAIN;
    private static final ReportMessages REPORTS = new ReportMessages(ADDRESS, "example.com", 1_767_225_600L);
    private static final Duration OUTAGE = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    @Test
    void asksToComeAgainWithinFiveSecondsAndThenGoesOn() throws IOException {
        AtomicBoolean enough = new AtomicBoolean();
        try (StoppableDatabase database = StoppableDatabase.start(folder.resolve("database"));
                TestMailServer server = TestMailServer.start(database.settings(), folder)) {
            SmtpLoad load = new SmtpLoad(server.address(), 8, 20, false, ADDRESS, REPORTS::message);
            CompletableFuture<SmtpLoad.Result> result =
                    CompletableFuture.supplyAsync(() -> load.sendUntil(0, enough::get), Thread::startVirtualThread);
            TestMailServer.await(Duration.ofMinutes(1), () -> database.number("select count(*) from reports") > 100);

            database.stop();
            long stopped = System.nanoTime();
            for (int i = 0; System.nanoTime() - stopped < OUTAGE.toNanos(); i++) {
                assertAsksToComeAgain(server, 1_000_000 + i);
            }
            database.startAgain();

            long before = database.number("select count(*) from reports");
            TestMailServer.await(
                    Duration.ofMinutes(1), () -> database.number("select count(*) from reports") > before + 100);
            enough.set(true);
            SmtpLoad.Result all = result.join();
            assertThat(all.refused()).isPositive();
            Statistics found = Statistics.assertEachOnce(database, all.accepted(), Duration.ofMinutes(2));
            System.out.println("Database away for " + OUTAGE.toSeconds() + " s: " + found + "; " + all);
        }
    }

    private static void assertAsksToComeAgain(TestMailServer server, int number) throws IOException {
        try (SmtpClient client = SmtpClient.greet(server.address())) {
            client.say("MAIL FROM:<a@sender.example>");
            // The addresses are known without the database.
            assertThat(client.say("RCPT TO:<" + ADDRESS + ">").code()).isEqualTo(250);
            assertThat(client.say("RCPT TO:<unknown@" + TestMailServer.DOMAIN + ">")
                            .code())
                    .isEqualTo(550);
            client.say("DATA");
            client.send(REPORTS.message(number));
            long begin = System.nanoTime();
            client.send(".\r\n");
            SmtpReply reply = client.read();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
            assertThat(reply.code()).isEqualTo(451);
            assertThat(reply.text()).startsWith("4.3.0");
            assertThat(client.say("QUIT").code()).isEqualTo(221);
        }
    }
}
