package org.mailassay.store.intake;

import java.util.List;

/// What the intake says of an arrival.
public sealed interface IntakeResult {
    /// It is taken, now and for good.
    ///
    /// @param outcomes one for each thing found, in the order found; never empty
    record Taken(long intakeId, Fate fate, List<Outcome> outcomes) implements IntakeResult {
        public Taken {
            outcomes = List.copyOf(outcomes);
        }
    }

    /// A message of this name was taken for this account before; nothing was changed.
    record TakenBefore() implements IntakeResult {}
}
