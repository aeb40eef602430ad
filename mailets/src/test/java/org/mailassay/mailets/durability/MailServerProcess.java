package org.mailassay.mailets.durability;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.mailassay.mailets.SmtpLimits;
import org.mailassay.mailets.testing.TestMailServer;
import org.mailassay.store.DatabaseSettings;

/// A mail server as a process of its own, which a test kills.
final class MailServerProcess {
    private MailServerProcess() {}

    /// Runs until it is killed.
    ///
    /// @param arguments JDBC URL, folder, port
    public static void main(String[] arguments) throws IOException, InterruptedException {
        DatabaseSettings database = DatabaseSettings.of(arguments[0], "postgres", "");
        TestMailServer.start(database, Path.of(arguments[1]), SmtpLimits.DEFAULT, Integer.parseInt(arguments[2]));
        System.out.println("ready");
        Thread.sleep(Duration.ofHours(1));
    }

    /// Starts it, without waiting for it.
    static Process start(String url, Path folder, int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MailServerProcess.class.getName(),
                        url,
                        folder.toString(),
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
