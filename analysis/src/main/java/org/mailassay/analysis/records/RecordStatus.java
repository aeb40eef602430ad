package org.mailassay.analysis.records;

import java.util.Locale;

/// How one subject of a domain's records stands.
public enum RecordStatus {
    /// There and without fault.
    VALID,
    /// There and working, with something to mend or to think about.
    WARNING,
    /// There, and it does not do what it was published for.
    INVALID,
    /// Not there: the DNS said so.
    MISSING,
    /// Not known, because the DNS gave no answer.
    UNKNOWN;

    /// As in JSON.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
