package org.mailassay.store.event;

import java.time.Instant;

/// Something that happened, to be told.
///
/// @param subject what it is about; what happens to one subject is delivered in order
/// @param domain empty when it is about none
public record NewEvent(
        long accountId, Instant occurredAt, EventType type, String subject, String domain, EventData data) {}
