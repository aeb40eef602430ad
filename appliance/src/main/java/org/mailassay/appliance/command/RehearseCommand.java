package org.mailassay.appliance.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.mailassay.appliance.Appliance;
import org.mailassay.appliance.settings.DnsSection;
import org.mailassay.appliance.settings.GivenValue;
import org.mailassay.appliance.settings.HttpSection;
import org.mailassay.appliance.settings.SettingsOutcome;
import org.mailassay.appliance.settings.SettingsReader;
import org.mailassay.appliance.settings.SmtpSection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `rehearse`: does what the appliance is for, in an empty home of its own, and stops. The launcher runs it after a
/// build, so that Java can keep the classes that were loaded and what it learned of them: later starts are quick,
/// and the first mails are not slow.
@Command(name = "rehearse", hidden = true, description = "Start, take reports, scan, answer requests, and stop.")
final class RehearseCommand implements Callable<Integer> {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int SCANS = 60;

    private final Terminal terminal;

    @Option(
            names = "--without-scans",
            description = "Do not scan: where no profiles are kept, scans would add nothing but size.")
    private boolean withoutScans;

    RehearseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        List<Path> files = new ArrayList<>();
        String report;
        String recipient;
        try {
            for (String name : List.of("rehearsal.xml", "rehearsal.eml", "rehearsal.yml", "rehearsal-newsletter.eml")) {
                files.add(sample(name));
            }
            report = Files.readString(files.get(0));
            recipient = rehearse(
                    files.get(0).toString(),
                    files.get(1).toString(),
                    files.get(2).toString());
            if (!withoutScans) {
                scan(files.get(3).toString(), files.get(2).toString());
            }
        } finally {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        GivenValue smtp = CommonOptions.given(SmtpSection.PORT, "0", "--smtp-port");
        GivenValue http = CommonOptions.given(HttpSection.PORT, "0", "--http-port");
        // Nobody is asked: nothing of a build is other people's business.
        GivenValue dns = CommonOptions.given(DnsSection.RESOLVERS, "127.0.0.1:9", "--resolvers");
        var outcome = new SettingsReader().read(List.of(smtp, http, dns), Map.of(), Optional.empty());
        if (outcome instanceof SettingsOutcome.Valid valid) {
            try (Appliance appliance = Appliance.start(valid.settings())) {
                new RehearsalMails(appliance.smtpPort(), recipient, report, PATIENCE_MILLIS).send();
                awaitSpool(appliance.httpPort());
                for (String path : List.of("/health/ready", "/", "/docs", "/api/dmarc/v1/account")) {
                    get(appliance.httpPort(), path);
                }
            }
        }
        return 0;
    }

    /// As many as Java needs to learn which parts of a scan are worth compiling.
    private void scan(String newsletter, String zones) {
        Terminal nowhere = new Terminal(new PrintWriter(Writer.nullWriter()), terminal.err(), false);
        for (int i = 0; i < SCANS; i++) {
            command(
                    nowhere,
                    "scan",
                    newsletter,
                    "--ip",
                    "198.51.100.1",
                    "--from",
                    "news@example.com",
                    "--dns",
                    zones,
                    "--no-fetch",
                    "--json");
        }
    }

    private static Path sample(String name) throws IOException {
        try (InputStream sample = RehearseCommand.class.getResourceAsStream(name)) {
            if (sample == null) {
                throw new CommandFailure(name + " is missing from the appliance");
            }
            return Files.write(Files.createTempFile("rehearsal", name), sample.readAllBytes());
        }
    }

    /// @return the account's reporting address
    private String rehearse(String report, String message, String zones) {
        StringWriter account = new StringWriter();
        command(
                new Terminal(new PrintWriter(account), terminal.err(), false),
                "account",
                "create",
                "--email",
                "rehearsal@example.com");
        command("domain", "add", "example.com", "--activate");
        command("import", report);
        command("report", "parse", report);
        command("intake", "list");
        command("verify", message, "--ip", "198.51.100.1", "--from", "joe@example.com", "--dns", zones);
        command("domain", "example.com", "--dns", zones, "--selector", "jan");
        return account.toString()
                .lines()
                .filter(line -> line.startsWith("Reporting address"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow(() -> new CommandFailure("the account has no reporting address"));
    }

    private void command(String... words) {
        command(terminal, words);
    }

    private static void command(Terminal terminal, String... words) {
        if (CommandLineRoot.run(terminal, words) != 0) {
            throw new CommandFailure("the rehearsal of " + words[0] + " failed");
        }
    }

    /// Until every mail is worked on, or it has taken long enough.
    private static void awaitSpool(int port) throws IOException {
        long begin = System.nanoTime();
        while (!get(port, "/metrics").contains("\nmailassay_spool_mails 0")
                && System.nanoTime() - begin < PATIENCE_MILLIS * 1_000_000L) {
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static String get(int port, String path) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setReadTimeout(PATIENCE_MILLIS);
        try (InputStream body =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
