package org.mailassay.store.intake;

import java.util.Locale;

/// Whether a report's mail is from whom it says. Mail that carries reports must have an aligned pass (RFC 7489,
/// section 7.2.1.1).
public enum Authentication {
    /// It was not received by SMTP, or the DNS gave no answer that the verdict depends on.
    UNVERIFIED,
    /// It passes DMARC.
    PASS,
    /// It does not, or there is no DMARC policy that it could pass.
    FAIL;

    /// Reads what [#code()] wrote.
    public static Authentication of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /// As it stands in the API and in the database.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
