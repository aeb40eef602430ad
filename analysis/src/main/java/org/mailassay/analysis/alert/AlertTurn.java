package org.mailassay.analysis.alert;

/// What becomes of an alert.
public sealed interface AlertTurn {
    AlertRule rule();

    /// What the rule remembers from now on.
    AlertState state();

    /// It is told.
    ///
    /// @param again whether it was open already
    record Fired(AlertRule rule, AlertState state, String summary, boolean again) implements AlertTurn {}

    /// It is over.
    record Recovered(AlertRule rule, AlertState state) implements AlertTurn {}
}
