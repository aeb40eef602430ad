package org.mailassay.api.dmarc;

import org.mailassay.api.http.JsonWriter;
import org.mailassay.store.event.Event;

/// An event as JSON, on one line.
final class EventJson {
    private EventJson() {}

    static byte[] octets(Event event, String cursor) {
        return JsonWriter.octets(json -> json.object(() -> {
            json.field("cursor", cursor);
            json.field("id", event.id());
            json.field("type", event.type());
            json.field("occurred_at", event.occurredAt());
            json.field("subject", event.subject());
            json.textOrNull("domain", event.domain());
            json.json("data", event.data());
        }));
    }
}
