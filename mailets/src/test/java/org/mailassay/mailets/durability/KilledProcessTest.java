package org.mailassay.mailets.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.mailets.testing.ReportMessages;
import org.mailassay.mailets.testing.SmtpLoad;
import org.mailassay.mailets.testing.Statistics;
import org.mailassay.mailets.testing.StoppableDatabase;
import org.mailassay.mailets.testing.TestMailServer;

class KilledProcessTest {
    private static final String ADDRESS = "rua-test@" + TestMailServer.DOMAIN;
    private static final int KILLS = 10;

    @TempDir
    private Path folder;

    @Test
    void losesNothingAndCountsNothingTwice() throws IOException, InterruptedException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        ReportMessages reports = new ReportMessages(ADDRESS, "example.com", 1_767_225_600L);
        AtomicBoolean enough = new AtomicBoolean();
        AtomicInteger sent = new AtomicInteger();
        SmtpLoad load = new SmtpLoad(address, 8, 20, false, ADDRESS, number -> {
            sent.incrementAndGet();
            return reports.message(number);
        });
        Random random = new Random(9);
        try (StoppableDatabase database = StoppableDatabase.start(folder.resolve("database"))) {
            CompletableFuture<SmtpLoad.Result> result =
                    CompletableFuture.supplyAsync(() -> load.sendUntil(0, enough::get));
            for (int i = 0; i < KILLS; i++) {
                Process process = start(database, address);
                int until = sent.get() + 50 + random.nextInt(200);
                TestMailServer.await(Duration.ofMinutes(2), () -> sent.get() >= until);
                process.destroyForcibly().waitFor();
            }
            enough.set(true);
            SmtpLoad.Result all = result.join();
            System.out.println(KILLS + " times kill -9: " + all);
            assertThat(all.accepted()).hasSizeGreaterThan(KILLS * 40);

            Process last = start(database, address);
            try {
                Statistics.assertEachOnce(database, all.accepted(), Duration.ofMinutes(3));
            } finally {
                last.destroyForcibly().waitFor();
            }
        }
    }

    private Process start(StoppableDatabase database, InetSocketAddress address) throws IOException {
        return MailServerProcess.start(database.settings().url(), folder, address.getPort());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
