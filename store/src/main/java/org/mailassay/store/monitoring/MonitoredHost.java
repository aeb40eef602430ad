package org.mailassay.store.monitoring;

import java.time.Instant;
import java.util.List;

/// A host that sends for a domain, or the domain itself.
///
/// @param value a domain name in A-labels, or an address
/// @param main whether it is the domain itself, which cannot be switched off
public record MonitoredHost(
        long id, String value, boolean main, boolean active, List<SeenAs> types, Instant createdAt) {
    public MonitoredHost {
        types = List.copyOf(types);
    }

    /// In which part it was seen, and by what that was found.
    public record SeenAs(String type, String discoveredBy) {}
}
