package org.mailassay.store.event;

import java.util.List;

/// What the event log answers to a reader.
public sealed interface EventReading {
    /// What comes after the cursor.
    ///
    /// @param next where to read on
    record Read(List<Event> events, EventCursor next) implements EventReading {
        public Read {
            events = List.copyOf(events);
        }
    }

    /// Something after the cursor is no longer kept, or the cursor belongs to the time before a restoration.
    record Expired() implements EventReading {}
}
