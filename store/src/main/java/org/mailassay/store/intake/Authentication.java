package org.mailassay.store.intake;

import java.util.Locale;

/// What is known of a report mail's own authentication (RFC 9990, section 4 asks receivers of reports to look).
public enum Authentication {
    /// It was not evaluated, or could not be.
    UNVERIFIED,
    PASS,
    FAIL;

    /// As it stands in the API and in the database.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
