package org.mailassay.store.event;

import java.time.Instant;

/// An event of an account.
///
/// @param type its code: a later version may have written one that this does not know
/// @param data a JSON object
public record Event(
        long accountId,
        EventPosition position,
        Instant occurredAt,
        String type,
        String subject,
        String domain,
        String data) {
    /// Its id for those outside: the same however often it is told.
    public String id() {
        return "evt_" + position.id();
    }
}
