package org.mailassay.analysis.ownership;

import java.util.Locale;

/// How somebody wrote down sending addresses.
public enum AddressForm {
    /// One address.
    SINGLE,
    /// A block by its prefix (RFC 4632, section 3.1).
    CIDR,
    /// The first and the last address.
    RANGE;

    /// The word that the API and the database use.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The form of a word that [#code] gave.
    public static AddressForm of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
