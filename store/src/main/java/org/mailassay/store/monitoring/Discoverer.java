package org.mailassay.store.monitoring;

/// What a host was found in. Reports are written by anybody who can send mail, so less is taken from them.
enum Discoverer {
    SCAN("scan", 1_000, 400, true),
    REPORT("report", 300, 50, false);

    private final String code;
    private final int mostHosts;
    private final int mostKeys;
    private final boolean fillsPlan;

    Discoverer(String code, int mostHosts, int mostKeys, boolean fillsPlan) {
        this.code = code;
        this.mostHosts = mostHosts;
        this.mostKeys = mostKeys;
        this.fillsPlan = fillsPlan;
    }

    String code() {
        return code;
    }

    /// How many hosts a domain may come to have by it.
    int mostHosts() {
        return mostHosts;
    }

    /// How many keys a domain may come to have by it.
    int mostKeys() {
        return mostKeys;
    }

    /// Whether its hosts become active as long as the plan has room; those of others leave half of it free.
    boolean fillsPlan() {
        return fillsPlan;
    }
}
