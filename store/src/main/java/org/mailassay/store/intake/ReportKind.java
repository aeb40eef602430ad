package org.mailassay.store.intake;

import java.util.Locale;

/// What a stored report is.
public enum ReportKind {
    /// RFC 9990, RFC 7489.
    AGGREGATE,
    /// RFC 9991, RFC 6591.
    FAILURE,
    /// RFC 8460.
    TLS;

    /// As it stands in the API and in the database.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReportKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
