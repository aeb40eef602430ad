package org.mailassay.bench.kills;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.mailassay.mailets.testing.ReportMessages;
import org.mailassay.mailets.testing.SmtpLoad;
import org.mailassay.mailets.testing.Statistics;
import org.mailassay.mailets.testing.StoppableDatabase;
import org.mailassay.mailets.testing.TestMailServer;

/// Kills every process of PostgreSQL again and again while reports come in over SMTP as fast as they are taken, and
/// compares in the end what was answered with 250 with what is in the statistics. The appliance lives through it.
///
/// Arguments: an empty folder, the appliance's jar, how many kills.
public final class KilledDatabase {
    private static final String ADDRESS = "rua-test@" + TestMailServer.DOMAIN;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /// Between two kills: long enough for the appliance to be at full speed again, and never in step with anything.
    private static final long LEAST_MILLIS = 2_000;

    private static final long MOST_MILLIS = 6_000;

    private final StoppableDatabase database;
    private final RandomGenerator random = RandomGenerator.getDefault();

    private KilledDatabase(StoppableDatabase database) {
        this.database = database;
    }

    /// Runs the campaign.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 3) {
            System.err.println("Arguments: FOLDER JAR KILLS");
            System.exit(2);
        }
        Path folder = Path.of(arguments[0]);
        int smtpPort = freePort();
        try (StoppableDatabase database = StoppableDatabase.start(folder.resolve("database"))) {
            Process appliance = start(folder, Path.of(arguments[1]), database, smtpPort);
            try {
                new KilledDatabase(database)
                        .run(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), smtpPort),
                                Integer.parseInt(arguments[2]));
            } finally {
                appliance.destroyForcibly().waitFor();
            }
        }
    }

    private void run(InetSocketAddress smtp, int kills) throws IOException, InterruptedException {
        TestMailServer.await(PATIENCE, () -> isUp(smtp));
        ReportMessages reports = new ReportMessages(ADDRESS, "example.com", 1_767_225_600L);
        AtomicBoolean enough = new AtomicBoolean();
        SmtpLoad load = new SmtpLoad(smtp, 8, 20, false, ADDRESS, reports::message);
        CompletableFuture<SmtpLoad.Result> result =
                CompletableFuture.supplyAsync(() -> load.sendUntil(0, enough::get), Thread::startVirtualThread);
        for (int kill = 1; kill <= kills; kill++) {
            TimeUnit.MILLISECONDS.sleep(random.nextLong(LEAST_MILLIS, MOST_MILLIS));
            database.stop();
            database.startAgain();
            System.out.printf("%d of %d kills, %d received%n", kill, kills, received());
        }
        TimeUnit.MILLISECONDS.sleep(LEAST_MILLIS);
        enough.set(true);
        System.out.println(result.join());
        System.out.println(Statistics.assertEachOnce(database, result.join().accepted(), PATIENCE));
    }

    private long received() {
        return database.number("select count(*) from raw_message");
    }

    private static Process start(Path folder, Path jar, StoppableDatabase database, int smtpPort) throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString(),
                "up",
                "--data",
                folder.resolve("data").toString(),
                "--database",
                database.settings().url(),
                "--smtp-port",
                Integer.toString(smtpPort),
                "--http-port",
                Integer.toString(freePort()));
        command.environment().put("MAILASSAY_MAIL_DOMAIN", TestMailServer.DOMAIN);
        return command.redirectErrorStream(true)
                .redirectOutput(folder.resolve("appliance.log").toFile())
                .start();
    }

    private static boolean isUp(InetSocketAddress smtp) {
        try (Socket socket = new Socket()) {
            socket.connect(smtp);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
