package org.mailassay.appliance.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mailassay.appliance.Appliance;
import org.mailassay.appliance.settings.GivenValue;
import org.mailassay.appliance.settings.HttpSection;
import org.mailassay.appliance.settings.SettingsOutcome;
import org.mailassay.appliance.settings.SettingsReader;
import org.mailassay.appliance.settings.SmtpSection;
import picocli.CommandLine.Command;

/// `rehearse`: does once what the appliance is for, in an empty home of its own, and stops. The launcher runs it after
/// a build, so that Java can keep the classes that were loaded and later starts are quick.
@Command(name = "rehearse", hidden = true, description = "Start, take a report, answer a request, and stop.")
final class RehearseCommand implements Callable<Integer> {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Terminal terminal;

    RehearseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        List<Path> files = new ArrayList<>();
        try {
            for (String name : List.of("rehearsal.xml", "rehearsal.eml", "rehearsal.yml")) {
                files.add(sample(name));
            }
            rehearse(
                    files.get(0).toString(),
                    files.get(1).toString(),
                    files.get(2).toString());
        } finally {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        GivenValue smtp = CommonOptions.given(SmtpSection.PORT, "0", "--smtp-port");
        GivenValue http = CommonOptions.given(HttpSection.PORT, "0", "--http-port");
        var outcome = new SettingsReader().read(List.of(smtp, http), Map.of(), Optional.empty());
        if (outcome instanceof SettingsOutcome.Valid valid) {
            try (Appliance appliance = Appliance.start(valid.settings())) {
                greet(appliance.smtpPort());
                for (String path : List.of("/health/ready", "/", "/docs", "/api/dmarc/v1/account")) {
                    get(appliance.httpPort(), path);
                }
            }
        }
        return 0;
    }

    private static Path sample(String name) throws IOException {
        try (InputStream sample = RehearseCommand.class.getResourceAsStream(name)) {
            if (sample == null) {
                throw new CommandFailure(name + " is missing from the appliance");
            }
            return Files.write(Files.createTempFile("rehearsal", name), sample.readAllBytes());
        }
    }

    private void rehearse(String report, String message, String zones) {
        command("account", "create", "--email", "rehearsal@example.com");
        command("domain", "add", "example.com", "--activate");
        command("import", report);
        command("report", "parse", report);
        command("intake", "list");
        command("verify", message, "--ip", "198.51.100.1", "--from", "joe@example.com", "--dns", zones);
        command("domain", "example.com", "--dns", zones, "--selector", "jan");
    }

    private void command(String... words) {
        if (CommandLineRoot.run(terminal, words) != 0) {
            throw new CommandFailure("the rehearsal of " + words[0] + " failed");
        }
    }

    private static void greet(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                OutputStream out = socket.getOutputStream();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            out.write("EHLO localhost\r\nRSET\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            in.lines().takeWhile(line -> !line.startsWith("221")).forEach(_ -> {});
        }
    }

    private static void get(int port, String path) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.getResponseCode();
        connection.disconnect();
    }
}
