package org.mailassay.store.alert;

import java.time.Instant;
import org.mailassay.store.event.EventData;
import org.mailassay.store.event.EventType;
import org.mailassay.store.event.NewEvent;

/// What the event log is told of an alert.
///
/// @param domainId 0 when the subject is no domain
/// @param subject what the alert is about, as it is shown
/// @param rule its code
record AlertEvent(long accountId, long domainId, String subject, String rule) {
    /// What every such event says; more may be added.
    EventData data() {
        return EventData.of()
                .text("rule", rule)
                .text("domain_id", domainId == 0 ? "" : "ud_" + domainId)
                .text("about", subject);
    }

    NewEvent of(EventType type, EventData data, Instant now) {
        return new NewEvent(accountId, now, type, "alert:" + rule + ":" + subject, domainId == 0 ? "" : subject, data);
    }
}
