package org.mailassay.analysis.reputation;

import java.util.Locale;

/// The services that rate addresses.
public enum SourceName {
    SENDERSCORE("SenderScore"),
    ABUSEIPDB("AbuseIPDB");

    private final String label;

    SourceName(String label) {
        this.label = label;
    }

    /// As its makers write it.
    public String label() {
        return label;
    }

    /// As in JSON.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
