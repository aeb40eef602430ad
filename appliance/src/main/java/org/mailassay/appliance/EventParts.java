package org.mailassay.appliance;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.appliance.alert.AlertLetters;
import org.mailassay.appliance.alert.AlertRound;
import org.mailassay.appliance.alert.CertificateWatch;
import org.mailassay.appliance.alert.WeeklyDigest;
import org.mailassay.appliance.eventsink.EventFile;
import org.mailassay.appliance.eventsink.SyslogServer;
import org.mailassay.appliance.fetch.GuardedClient;
import org.mailassay.appliance.fetch.GuardedFetcher;
import org.mailassay.appliance.job.Chore;
import org.mailassay.appliance.settings.EventSection;
import org.mailassay.appliance.settings.HttpSection;
import org.mailassay.appliance.settings.OutgoingSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.appliance.settings.SmtpSection;
import org.mailassay.appliance.webhook.WebhookClient;
import org.mailassay.appliance.webhook.WebhookRounds;
import org.mailassay.store.Database;
import org.mailassay.store.alert.AlertExpiry;
import org.mailassay.store.alert.AlertStore;
import org.mailassay.store.alert.AlertWork;
import org.mailassay.store.alert.CertificateStore;
import org.mailassay.store.alert.DigestWork;
import org.mailassay.store.alert.FactReading;
import org.mailassay.store.event.EventExpiry;
import org.mailassay.store.event.EventPump;
import org.mailassay.store.event.EventSignals;
import org.mailassay.store.event.SenderWatch;
import org.mailassay.store.outgoing.OutgoingStore;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.seal.SealingKey;
import org.mailassay.store.webhook.WebhookSecrets;
import org.mailassay.store.webhook.WebhookWork;

/// What telling of events is put together from.
final class EventParts {
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration CARRY = Duration.ofSeconds(5);
    private static final Duration SENDERS = Duration.ofSeconds(30);

    private final Settings settings;
    private final Database database;
    private final SealingKey sealing;
    private final Clock clock;

    EventParts(Settings settings, Database database, SealingKey sealing, Clock clock) {
        this.settings = settings;
        this.database = database;
        this.sealing = sealing;
        this.clock = clock;
    }

    /// Hosts that the operator allows webhooks to be at.
    Set<String> namedHosts() {
        return Set.copyOf(settings.get(EventSection.WEBHOOK_HOSTS));
    }

    /// What is done from time to time, by one node.
    ///
    /// @param fetcher by which certificates are seen
    List<Chore> chores(Fetcher fetcher) {
        Duration kept = settings.get(EventSection.RETENTION);
        Duration delay = settings.get(EventSection.SENDER_DELAY);
        SenderWatch senders = new SenderWatch(database);
        OutgoingStore outgoing = new OutgoingStore(database, new RawMessageStore(database));
        AlertLetters letters = new AlertLetters(
                new AlertStore(database), OutgoingSection.from(settings), OutgoingSection.returnPath(settings));
        AlertRound alerts =
                new AlertRound(new FactReading(database), new AlertWork(database, outgoing), letters, clock);
        WeeklyDigest digest = new WeeklyDigest(
                new DigestWork(database, outgoing),
                new AlertStore(database),
                OutgoingSection.from(settings),
                OutgoingSection.returnPath(settings),
                clock);
        CertificateWatch certificates = new CertificateWatch(new CertificateStore(database), fetcher, clock);
        List<Chore> chores = new ArrayList<>(List.of(
                new Chore(
                        "event-retention",
                        Duration.ofHours(1),
                        () -> forget(clock.instant().minus(kept))),
                new Chore("senders", SENDERS, () -> senders.run(clock.instant().minus(delay))),
                new Chore("alerts", settings.get(EventSection.ALERT_INTERVAL), alerts::run),
                new Chore("digest", Duration.ofMinutes(30), digest::run),
                new Chore("certificates", Duration.ofHours(24), certificates::run)));
        settings.get(EventSection.FILE).ifPresent(file -> chores.add(carry("event-file", new EventFile(file))));
        settings.get(EventSection.SYSLOG).ifPresent(server -> chores.add(carry("syslog", syslog(server))));
        return chores;
    }

    private Chore carry(String name, EventPump.Sink sink) {
        EventPump pump = new EventPump(database, name);
        return new Chore(name, CARRY, () -> pump.run(sink));
    }

    private SyslogServer syslog(InetSocketAddress server) {
        String transport = settings.get(EventSection.SYSLOG_TRANSPORT).toUpperCase(Locale.ROOT);
        return new SyslogServer(
                server,
                SyslogServer.Transport.valueOf(transport),
                SmtpSection.read(settings).hostName());
    }

    private void forget(Instant before) {
        new EventExpiry(database).run(before);
        new WebhookWork(database, new WebhookSecrets(sealing)).forget(before, clock.instant());
        new AlertExpiry(database).run(clock.instant(), before);
    }

    /// What fetches over HTTPS what domains publish.
    GuardedFetcher fetcher(Dns dns) {
        return new GuardedFetcher(new GuardedClient(dns, agent()));
    }

    private String agent() {
        return GuardedClient.agent(
                Version.current(),
                settings.get(HttpSection.URL).map(Object::toString).orElse(""));
    }

    /// Begins to deliver to webhooks.
    ///
    /// @param kept closes what must be closed
    /// @param registry gets the measures of it
    void startWebhooks(Dns dns, EventSignals signals, ScanParts.Kept kept, MeterRegistry registry) {
        WebhookSecrets secrets = new WebhookSecrets(sealing);
        secrets.sealPlain(database);
        String agent = agent();
        WebhookClient client = kept.keep(new WebhookClient(
                new GuardedClient(dns, agent), GuardedClient.unguarded(dns, agent), namedHosts(), clock));
        WebhookWork work = new WebhookWork(database, secrets);
        WebhookRounds rounds =
                kept.keep(WebhookRounds.start(work, client, clock, settings.get(EventSection.WEBHOOKS_AT_ONCE), POLL));
        signals.whenTold(rounds::wake);
        new WebhookMeters(work, clock).register(rounds, registry);
    }
}
