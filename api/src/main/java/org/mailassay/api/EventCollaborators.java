package org.mailassay.api;

import java.util.Set;
import org.mailassay.store.Database;
import org.mailassay.store.alert.AlertStore;
import org.mailassay.store.event.EventLog;
import org.mailassay.store.event.EventSignals;
import org.mailassay.store.seal.SealingKey;
import org.mailassay.store.webhook.WebhookSecrets;
import org.mailassay.store.webhook.WebhookStore;

/// What the resources about events answer from.
///
/// @param namedHosts hosts that the operator allows webhooks to be at, wherever they are and without TLS too
public record EventCollaborators(
        EventLog log, EventSignals signals, WebhookStore webhooks, AlertStore alerts, Set<String> namedHosts) {
    public EventCollaborators {
        namedHosts = Set.copyOf(namedHosts);
    }

    public static EventCollaborators over(
            Database database, EventSignals signals, SealingKey key, Set<String> namedHosts) {
        return new EventCollaborators(
                new EventLog(database),
                signals,
                new WebhookStore(database, new WebhookSecrets(key)),
                new AlertStore(database),
                namedHosts);
    }
}
