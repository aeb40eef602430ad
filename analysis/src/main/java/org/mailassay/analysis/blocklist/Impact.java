package org.mailassay.analysis.blocklist;

import java.util.Locale;

/// What a listing does to mail.
public enum Impact {
    /// Most receivers refuse by it.
    CRITICAL(100),
    /// Many receivers refuse by it.
    MAJOR(50),
    /// Some receivers refuse by it, or take it for one sign of many.
    MINOR(10),
    /// Nobody should refuse by it.
    INFORMATIONAL(0);

    private final int cost;

    Impact(int cost) {
        this.cost = cost;
    }

    /// The share of a criterion's points that one listing costs, in percent.
    public int cost() {
        return cost;
    }

    /// As in the data file and in JSON.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
