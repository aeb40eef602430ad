package org.mailassay.store.intake;

import java.util.Optional;

/// Which entries of the intake log are asked for.
///
/// @param reason a reason code; empty for any or none
public record IntakeFilter(Optional<Fate> fate, String reason) {
    public static final IntakeFilter ALL = new IntakeFilter(Optional.empty(), "");
}
