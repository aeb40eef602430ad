package org.mailassay.store.monitoring;

/// What a host was found in. Reports are written by anybody who can send mail, so less is taken from them.
enum Discoverer {
    SCAN("scan", 1_000, 400),
    REPORT("report", 300, 200);

    private final String code;
    private final int mostHosts;
    private final int mostKeys;

    Discoverer(String code, int mostHosts, int mostKeys) {
        this.code = code;
        this.mostHosts = mostHosts;
        this.mostKeys = mostKeys;
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
}
