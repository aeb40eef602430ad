package org.mailassay.store.monitoring;

import java.util.LinkedHashSet;
import java.util.Set;
import org.mailassay.analysis.timeline.HostType;

/// The hosts and keys that a stretch of scans or reports showed, each once.
final class Findings {
    private final Set<FoundHost> hosts = new LinkedHashSet<>();
    private final Set<FoundKey> keys = new LinkedHashSet<>();

    void host(long domainId, String seen, HostType type) {
        FoundHost.of(domainId, seen, type).ifPresent(hosts::add);
    }

    void key(long domainId, String dkimDomain, String selector) {
        FoundKey.of(domainId, dkimDomain, selector).ifPresent(keys::add);
    }

    Set<FoundHost> hosts() {
        return hosts;
    }

    Set<FoundKey> keys() {
        return keys;
    }
}
