package org.mailassay.store.webhook;

import java.util.List;

/// What somebody wants of a webhook.
///
/// @param eventTypes codes; empty for all
public record WebhookDraft(String url, WebhookFormat format, List<String> eventTypes, boolean active) {
    public WebhookDraft {
        eventTypes = List.copyOf(eventTypes);
    }
}
