package org.mailassay.analysis.blocklist;

import java.util.Locale;

/// Whom a list serves.
public enum Terms {
    /// Everybody.
    FREE,
    /// Who asks little, or not for a business.
    FAIR_USE,
    /// Resolvers whose address was registered.
    REGISTER,
    /// Who has a key, which stands in front of the zone.
    KEY;

    /// As in the data file and in JSON.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
