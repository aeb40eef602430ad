package org.mailassay.store.outgoing;

import java.util.Locale;
import java.util.Optional;

/// How far an outgoing mail has come.
public enum OutgoingState {
    /// Nobody has tried to send it yet.
    QUEUED,
    /// An attempt is under way, or the node that made it has ended and another will take over.
    SENDING,
    /// A server has taken it over, and has not given it back.
    DELIVERED,
    /// It could not be delivered now and will be tried again.
    DEFERRED,
    /// It cannot be delivered.
    BOUNCED;

    /// As it stands in the API and in the database.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state of a word; empty when there is none.
    public static Optional<OutgoingState> of(String code) {
        for (OutgoingState state : values()) {
            if (state.code().equals(code)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /// Whether nothing more happens by itself.
    public boolean isFinal() {
        return this == DELIVERED || this == BOUNCED;
    }
}
