package org.mailassay.analysis.spamfilter;

import java.util.Locale;

/// The spam filters that a scan asks.
public enum FilterName {
    RSPAMD("Rspamd"),
    SPAMASSASSIN("SpamAssassin");

    private final String label;

    FilterName(String label) {
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
