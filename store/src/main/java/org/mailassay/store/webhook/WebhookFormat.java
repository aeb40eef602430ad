package org.mailassay.store.webhook;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What the body of a delivery looks like.
public enum WebhookFormat {
    /// The event as `/events` shows it.
    JSON,
    /// A line of text, as incoming webhooks of Slack take it.
    SLACK,
    /// A card, as workflows of Teams take it.
    TEAMS;

    /// As it is stored and shown.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The format of this code.
    public static Optional<WebhookFormat> of(String code) {
        return Stream.of(values()).filter(format -> format.code().equals(code)).findFirst();
    }
}
