package org.mailassay.store.intake;

import java.util.Comparator;
import java.util.List;

/// What the intake log says of one message.
///
/// @param rawMessageId where its octets are
record Conclusion(ReadMessage message, long rawMessageId, List<Outcome> outcomes) {
    /// The most useful of the outcomes.
    Fate fate() {
        return outcomes.stream()
                .map(Outcome::fate)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    String reason() {
        return telling().reason();
    }

    String detail() {
        return telling().detail();
    }

    IntakeResult.Taken result() {
        return new IntakeResult.Taken(message.intakeId(), fate(), outcomes);
    }

    /// The outcome that a person should look at first: what could not be read, else what else was not counted.
    private Outcome telling() {
        return outcomes.stream()
                .filter(outcome -> outcome.fate() == Fate.REFUSED)
                .findFirst()
                .or(() -> outcomes.stream()
                        .filter(outcome -> !outcome.reason().isEmpty())
                        .findFirst())
                .orElse(outcomes.getFirst());
    }
}
