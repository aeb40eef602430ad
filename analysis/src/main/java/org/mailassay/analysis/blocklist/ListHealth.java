package org.mailassay.analysis.blocklist;

import java.util.List;
import java.util.Optional;

/// What the last probes of the lists came to.
public interface ListHealth {
    /// The result for one kind of subject of a list; empty when it was not probed yet, and then the list is used.
    Optional<ProbeResult> of(String zone, SubjectKind kind);

    /// Whether lists that say something bad are to be probed before they are believed, since nobody did lately.
    default boolean probesListings() {
        return false;
    }

    /// Nothing was probed, so what lists say is tried.
    static ListHealth probing() {
        return new ListHealth() {
            @Override
            public Optional<ProbeResult> of(String zone, SubjectKind kind) {
                return Optional.empty();
            }

            @Override
            public boolean probesListings() {
                return true;
            }
        };
    }

    /// Nothing was probed.
    static ListHealth unknown() {
        return (zone, kind) -> Optional.empty();
    }

    /// As found.
    static ListHealth of(List<ProbeResult> results) {
        List<ProbeResult> kept = List.copyOf(results);
        return (zone, kind) -> kept.stream()
                .filter(result -> result.zone().equals(zone) && result.kind() == kind)
                .findFirst();
    }
}
