package org.mailassay.appliance.eventsink;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.json.PlainJson;
import org.mailassay.store.event.Event;

/// An event as one line of JSON, with the account that it belongs to.
final class EventLine {
    private EventLine() {}

    static String of(Event event) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("account_id", event.accountId());
        head.put("id", event.id());
        head.put("type", event.type());
        head.put(
                "occurred_at",
                event.occurredAt().truncatedTo(ChronoUnit.SECONDS).toString());
        head.put("subject", event.subject());
        head.put("domain", event.domain().isEmpty() ? Optional.empty() : event.domain());
        String fields = PlainJson.of(head);
        return fields.substring(0, fields.length() - 1) + ",\"data\":" + event.data() + "}";
    }
}
