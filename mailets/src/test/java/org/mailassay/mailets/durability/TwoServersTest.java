package org.mailassay.mailets.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.mailets.testing.ReportMessages;
import org.mailassay.mailets.testing.SmtpLoad;
import org.mailassay.mailets.testing.Statistics;
import org.mailassay.mailets.testing.StoppableDatabase;
import org.mailassay.mailets.testing.TestMailServer;

/// Two nodes on one database, one of which dies: the other does its work.
class TwoServersTest {
    private static final String ADDRESS = "rua-test@" + TestMailServer.DOMAIN;
    private static final ReportMessages REPORTS = new ReportMessages(ADDRESS, "example.com", 1_767_225_600L);

    @TempDir
    private Path folder;

    @Test
    void theLivingTakesOverFromTheDead() throws IOException, InterruptedException {
        try (StoppableDatabase database = StoppableDatabase.start(folder.resolve("database"));
                TestMailServer living = TestMailServer.start(database.settings(), folder)) {
            InetSocketAddress dyingAddress = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
            Process dying = MailServerProcess.start(database.settings().url(), folder, dyingAddress.getPort());
            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<SmtpLoad.Result> toLiving =
                    CompletableFuture.supplyAsync(() -> load(living.address()).sendUntil(0, enough::get));
            CompletableFuture<SmtpLoad.Result> toDying = CompletableFuture.supplyAsync(
                    () -> load(dyingAddress).sendUntil(1_000_000, enough::get));

            TestMailServer.await(Duration.ofMinutes(2), () ->
                    database.number("select count(*) from reports where report_id like 'load-1______'") > 50);
            dying.destroyForcibly().waitFor();
            enough.set(true);

            List<Integer> accepted = new ArrayList<>(toLiving.join().accepted());
            accepted.addAll(toDying.join().accepted());
            assertThat(toDying.join().accepted()).isNotEmpty();
            Statistics.assertEachOnce(database, accepted, Duration.ofMinutes(2));
        }
    }

    private static SmtpLoad load(InetSocketAddress address) {
        return new SmtpLoad(address, 4, 20, false, ADDRESS, REPORTS::message);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
