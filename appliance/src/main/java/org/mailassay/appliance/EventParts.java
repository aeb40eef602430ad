package org.mailassay.appliance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.appliance.fetch.GuardedClient;
import org.mailassay.appliance.job.Chore;
import org.mailassay.appliance.settings.EventSection;
import org.mailassay.appliance.settings.HttpSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.appliance.webhook.WebhookClient;
import org.mailassay.appliance.webhook.WebhookRounds;
import org.mailassay.store.Database;
import org.mailassay.store.event.EventExpiry;
import org.mailassay.store.event.EventSignals;
import org.mailassay.store.webhook.WebhookWork;

/// What telling of events is put together from.
final class EventParts {
    private static final Duration POLL = Duration.ofSeconds(2);

    private final Settings settings;
    private final Database database;
    private final Clock clock;

    EventParts(Settings settings, Database database, Clock clock) {
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    /// Hosts that the operator allows webhooks to be at.
    Set<String> namedHosts() {
        return Set.copyOf(settings.get(EventSection.WEBHOOK_HOSTS));
    }

    /// What is done from time to time, by one node.
    List<Chore> chores() {
        Duration kept = settings.get(EventSection.RETENTION);
        return List.of(new Chore("event-retention", Duration.ofHours(1), () -> {
            Instant before = clock.instant().minus(kept);
            new EventExpiry(database).run(before);
            new WebhookWork(database).forget(before);
        }));
    }

    /// Begins to deliver to webhooks.
    ///
    /// @param kept closes what must be closed
    void startWebhooks(Dns dns, EventSignals signals, ScanParts.Kept kept) {
        String about = settings.get(HttpSection.URL).map(Object::toString).orElse("");
        String agent = GuardedClient.agent(Version.current(), about);
        WebhookClient client = kept.keep(new WebhookClient(
                new GuardedClient(dns, agent), GuardedClient.unguarded(dns, agent), namedHosts(), clock));
        WebhookRounds rounds = kept.keep(WebhookRounds.start(
                new WebhookWork(database), client, clock, settings.get(EventSection.WEBHOOKS_AT_ONCE), POLL));
        signals.whenTold(rounds::wake);
    }
}
