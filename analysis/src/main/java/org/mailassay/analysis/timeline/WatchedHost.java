package org.mailassay.analysis.timeline;

import java.util.Set;

/// A host that sends for a domain, and in which parts it was seen.
///
/// @param value a domain name in A-labels, or an address
public record WatchedHost(String value, Set<HostType> types) {
    public WatchedHost {
        types = Set.copyOf(types);
    }
}
