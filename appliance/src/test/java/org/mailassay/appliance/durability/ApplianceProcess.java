package org.mailassay.appliance.durability;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.mailassay.mailets.testing.StoppableDatabase;
import org.mailassay.mailets.testing.TestMailServer;

/// `mailassay up` as a process of its own, which can be killed and started again on the same ports.
final class ApplianceProcess implements AutoCloseable {
    private final StoppableDatabase database;
    private final Path data;
    private final int smtpPort = freePort();
    private final int httpPort = freePort();
    private final Map<String, String> environment;
    private Process process;

    ApplianceProcess(StoppableDatabase database, Path data) throws IOException {
        this(database, data, Map.of());
    }

    /// @param environment settings beside those of every such process
    ApplianceProcess(StoppableDatabase database, Path data, Map<String, String> environment) throws IOException {
        this.environment = environment;
        this.database = database;
        this.data = data;
        this.process = start();
    }

    InetSocketAddress smtp() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), smtpPort);
    }

    /// `kill -9`.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException {
        process = start();
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process start() throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                // It lives for seconds: what counts is how soon it is up.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.mailassay.appliance.Main",
                "up",
                "--data",
                data.toString(),
                "--database",
                database.settings().url(),
                "--smtp-port",
                Integer.toString(smtpPort),
                "--http-port",
                Integer.toString(httpPort));
        command.environment().put("MAILASSAY_MAIL_DOMAIN", TestMailServer.DOMAIN);
        command.environment().putAll(environment);
        return command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolveSibling(data.getFileName() + ".log").toFile()))
                .start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
