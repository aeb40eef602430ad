package org.mailassay.bench.alerts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.mailassay.analysis.testing.MonthOfMail;
import org.mailassay.appliance.Appliance;
import org.mailassay.appliance.alert.AlertLetters;
import org.mailassay.appliance.alert.AlertRound;
import org.mailassay.appliance.embedded.EmbeddedDatabase;
import org.mailassay.appliance.settings.DnsSection;
import org.mailassay.appliance.settings.EventSection;
import org.mailassay.appliance.settings.OutgoingSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.bench.BenchAppliance;
import org.mailassay.store.Database;
import org.mailassay.store.DatabaseSettings;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.EmailAddress;
import org.mailassay.store.alert.AlertStore;
import org.mailassay.store.alert.AlertWork;
import org.mailassay.store.alert.FactReading;
import org.mailassay.store.event.Event;
import org.mailassay.store.event.EventCursor;
import org.mailassay.store.event.EventLog;
import org.mailassay.store.event.EventReading;
import org.mailassay.store.event.SenderWatch;
import org.mailassay.store.outgoing.OutgoingStore;
import org.mailassay.store.outgoing.ReturnPath;
import org.mailassay.store.raw.RawMessageStore;

/// Hands a month of reports to an appliance in this process, by `POST /reports` at the hours at which reporters send,
/// and has its alerts judged every hour of that month by a clock that is put forward. Prints what fired and what
/// was over, and fails when that is not what it should be.
///
/// Arguments: an empty folder, a seed.
public final class AlertMonth {
    private static final String DOMAIN = "example.com";
    private static final EmailAddress SENDER = new EmailAddress("notices@mailassay.example");

    private final MonthOfMail month;
    private final AtomicReference<Instant> time;
    private final HttpClient client;
    private final String base;
    private final String key;
    private int sent;

    private AlertMonth(MonthOfMail month, AtomicReference<Instant> time, HttpClient client, String base, String key) {
        this.month = month;
        this.time = time;
        this.client = client;
        this.base = base;
        this.key = key;
    }

    /// Runs it.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 2) {
            System.err.println("Arguments: FOLDER SEED");
            System.exit(2);
        }
        Path folder = Path.of(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        AtomicReference<Instant> time = new AtomicReference<>(hour(-24 * MonthOfMail.DAYS_BEFORE));
        List<String> told;
        try (EmbeddedDatabase embedded = EmbeddedDatabase.open(folder, folder);
                Database database =
                        Database.open(DatabaseSettings.of(embedded.url(), embedded.user(), embedded.password()))) {
            database.migrate();
            Account account = BenchAppliance.account(database);
            String key = BenchAppliance.key(database, account, time.get());
            try (Appliance appliance = Appliance.start(
                            settings(embedded, Files.createDirectory(folder.resolve("data"))), clock(time));
                    HttpClient client = HttpClient.newHttpClient()) {
                String base = "http://127.0.0.1:" + appliance.httpPort() + "/api/dmarc/v1";
                new AlertMonth(MonthOfMail.eventful(seed), time, client, base, key).run(database);
            }
            told = told(database, account);
        }
        told.forEach(System.out::println);
        if (!told.equals(MonthOfMail.EVENTFUL)) {
            System.err.println("It should have been:");
            MonthOfMail.EVENTFUL.forEach(System.err::println);
            System.exit(1);
        }
    }

    private void run(Database database) throws IOException, InterruptedException {
        String domain = post("/domains", "{\"domain\": \"" + DOMAIN + "\"}", 201)
                .replaceAll("(?s).*\"id\": ?\"([^\"]+)\".*", "$1");
        post("/domains/" + domain + "/activate", "", 200);
        OutgoingStore outgoing = new OutgoingStore(database, new RawMessageStore(database));
        AlertRound round = new AlertRound(
                new FactReading(database),
                new AlertWork(database, outgoing),
                new AlertLetters(new AlertStore(database), SENDER, new ReturnPath.Given(SENDER)),
                clock(time));
        SenderWatch senders = new SenderWatch(database);
        List<MonthOfMail.Part> parts = month.parts();
        Instant before = Instant.MIN;
        for (int hour = -24 * MonthOfMail.DAYS_BEFORE; hour < 24 * MonthOfMail.DAYS; hour++) {
            Instant now = hour(hour);
            time.set(now);
            for (MonthOfMail.Part part : parts) {
                if (part.at().isAfter(before) && !part.at().isAfter(now)) {
                    send(MadeReport.of(DOMAIN, part));
                }
            }
            for (MonthOfMail.Sender sender : month.senders()) {
                if (sender.at().isAfter(before) && !sender.at().isAfter(now)) {
                    send(MadeReport.of(DOMAIN, sender));
                }
            }
            Optional<Instant> failure = month.failureReport();
            if (failure.isPresent()
                    && failure.get().isAfter(before)
                    && !failure.get().isAfter(now)) {
                send(MadeReport.failure(DOMAIN, failure.get()));
            }
            senders.run(now);
            if (hour >= 0) {
                round.run();
            }
            before = now;
        }
        System.out.println(
                sent + " reports in " + MonthOfMail.DAYS + " days and " + MonthOfMail.DAYS_BEFORE + " before");
    }

    private void send(String report) throws IOException, InterruptedException {
        String answer = post("/reports", report, 201);
        if (!answer.contains("\"fate\":\"stored\"")) {
            throw new IOException("a report was not stored: " + answer);
        }
        sent++;
    }

    private String post(String path, String body, int status) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != status) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /// `2026-03-05T10 new_sender fired`
    private static List<String> told(Database database, Account account) {
        EventLog log = new EventLog(database);
        List<String> told = new ArrayList<>();
        EventReading.Read page = read(log, account, Optional.empty());
        while (!page.events().isEmpty()) {
            for (Event event : page.events()) {
                if (event.type().startsWith("alert.")) {
                    String rule = event.data().replaceAll("(?s).*\"rule\": ?\"([a-z_]+)\".*", "$1");
                    String turn = event.data().matches("(?s).*\"again\": ?true.*") ? "again" : "fired";
                    told.add(event.occurredAt().toString().substring(0, 13) + " " + rule + " "
                            + (event.type().equals("alert.fired") ? turn : "over"));
                }
            }
            page = read(log, account, Optional.of(page.next()));
        }
        return told;
    }

    private static EventReading.Read read(EventLog log, Account account, Optional<EventCursor> after) {
        return switch (log.read(account.id(), after, 500)) {
            case EventReading.Read read -> read;
            case EventReading.Expired _ -> throw new IllegalStateException("the log cannot be read");
        };
    }

    /// It stands still until it is set.
    private static Clock clock(AtomicReference<Instant> time) {
        InstantSource source = time::get;
        return source.withZone(ZoneOffset.UTC);
    }

    private static Instant hour(int hour) {
        return MonthOfMail.FIRST.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(hour));
    }

    /// Nothing but this program is spoken to, and nobody else judges.
    private static Settings settings(EmbeddedDatabase embedded, Path data) {
        return BenchAppliance.settings(
                embedded,
                data,
                Map.of(
                        DnsSection.RESOLVERS.key(), "127.0.0.1:9",
                        OutgoingSection.ENABLED.key(), "false",
                        EventSection.ALERT_INTERVAL.key(), "24h",
                        EventSection.SENDER_DELAY.key(), "0s"));
    }
}
