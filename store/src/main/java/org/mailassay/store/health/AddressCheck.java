package org.mailassay.store.health;

import java.time.Instant;

/// A look at an address, to be kept.
public sealed interface AddressCheck {
    /// Which address it was.
    DueAddress of();

    /// When it is looked at again.
    Instant next();

    /// It came to a card.
    ///
    /// @param overall of 100
    /// @param card as JSON
    record Carded(
            DueAddress of, int overall, boolean crisis, String card, ListStandings lists, Instant at, Instant next)
            implements AddressCheck {}

    /// Nothing was found out, so the last card stays.
    record Missed(DueAddress of, Instant next) implements AddressCheck {}
}
