package org.mailassay.store.intake;

import java.util.Locale;

/// What became of a message as a whole: the most useful that became of anything in it, in this order.
public enum Fate {
    /// At least one report in it is counted for a domain.
    STORED,
    /// Its report names a domain that nobody has configured; it is counted as soon as somebody does.
    UNASSIGNED,
    /// It holds a failure or TLS report, which an earlier version kept as received.
    KEPT,
    /// It repeats a report that was there before.
    DUPLICATE,
    /// It failed authentication, and the account sets such mail aside.
    QUARANTINED,
    /// Its report names a domain that is deactivated.
    DEACTIVATED,
    /// It could not be read.
    REFUSED;

    /// As it stands in the API and in the database.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Fate of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
