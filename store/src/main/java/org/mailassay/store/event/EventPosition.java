package org.mailassay.store.event;

/// A place in the order of events.
///
/// @param transaction the number of the transaction that told it
public record EventPosition(long transaction, long id) {
    /// Before everything.
    public static final EventPosition BEGIN = new EventPosition(0, 0);
}
