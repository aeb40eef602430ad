package org.mailassay.analysis.alert;

import java.time.Instant;
import java.util.Optional;

/// What a rule remembers of one domain or address.
///
/// @param lastFired empty when it never has
/// @param mark up to what it has spoken, in the rule's own words
/// @param reference what it compared with when it fired
public record AlertState(boolean firing, Optional<Instant> lastFired, String mark, double reference) {
    /// Nothing has been said yet.
    public static final AlertState NONE = new AlertState(false, Optional.empty(), "", 0);

    AlertState fired(Instant now, String newMark, double newReference) {
        return new AlertState(true, Optional.of(now), newMark, newReference);
    }

    AlertState recovered(String newMark) {
        return new AlertState(false, lastFired, newMark, reference);
    }
}
