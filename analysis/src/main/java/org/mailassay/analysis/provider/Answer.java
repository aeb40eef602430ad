package org.mailassay.analysis.provider;

import java.util.Locale;

/// Whether a requirement is met.
///
/// @param reason for a person, in a clause
record Answer(State state, String reason) {
    /// The states.
    enum State {
        MET,
        NOT_MET,
        NOT_MEASURABLE;

        /// As in JSON.
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Answer of(boolean met, String whenMet, String whenNot) {
        return met ? new Answer(State.MET, whenMet) : new Answer(State.NOT_MET, whenNot);
    }

    static Answer unknown(String reason) {
        return new Answer(State.NOT_MEASURABLE, reason);
    }

    /// Met when both are; what is not met outweighs what is not known.
    Answer and(Answer other) {
        return other.state == State.NOT_MET || (other.state == State.NOT_MEASURABLE && state == State.MET)
                ? other
                : this;
    }

    /// Met when either is; what is not known outweighs what is not met.
    Answer or(Answer other) {
        return other.state == State.MET || (other.state == State.NOT_MEASURABLE && state == State.NOT_MET)
                ? other
                : this;
    }
}
