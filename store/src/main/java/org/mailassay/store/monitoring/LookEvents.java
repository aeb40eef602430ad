package org.mailassay.store.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailassay.analysis.timeline.SetName;
import org.mailassay.analysis.timeline.TimelineChange;
import org.mailassay.store.event.EventData;
import org.mailassay.store.event.EventType;
import org.mailassay.store.event.NewEvent;

/// What the event log is told of a look at a domain's records.
final class LookEvents {
    private LookEvents() {}

    static List<NewEvent> of(DomainKey key, String domain, TimelineChange change, Instant at) {
        Map<SetName, String> before = new HashMap<>();
        change.closed()
                .forEach(closed -> before.put(closed.set().name(), closed.set().value()));
        List<NewEvent> events = new ArrayList<>();
        for (TimelineChange.Opened opened : change.opened()) {
            String old = before.getOrDefault(opened.name(), "");
            before.remove(opened.name());
            events.add(event(key, domain, EventType.DNS_CHANGED, opened.name(), old, opened.value(), at));
        }
        for (TimelineChange.Closed closed : change.closed()) {
            if (before.containsKey(closed.set().name())) {
                events.add(event(
                        key,
                        domain,
                        EventType.DNS_REMOVED,
                        closed.set().name(),
                        closed.set().value(),
                        "",
                        at));
            }
        }
        return events;
    }

    private static NewEvent event(
            DomainKey key, String domain, EventType type, SetName name, String before, String after, Instant at) {
        EventData data = EventData.of()
                .text("domain_id", "ud_" + key.domainId())
                .text("record_type", name.kind().text())
                .text("record_key", name.key())
                .text("before", before);
        return new NewEvent(
                key.accountId(),
                at,
                type,
                "domain:" + key.domainId(),
                domain,
                after.isEmpty() ? data : data.text("after", after));
    }
}
