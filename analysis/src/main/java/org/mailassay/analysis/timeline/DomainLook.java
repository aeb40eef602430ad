package org.mailassay.analysis.timeline;

import java.util.List;
import java.util.Set;

/// What one look at a domain found.
///
/// @param origins the hosts that were read; rows that come from others say nothing now
/// @param observations every set that was asked for, each name once
public record DomainLook(Set<String> origins, List<Observation> observations) {
    public DomainLook {
        origins = Set.copyOf(origins);
        observations = List.copyOf(observations);
    }

    /// Whether every question had an answer.
    public boolean isComplete() {
        return observations.stream().noneMatch(seen -> seen.answer() instanceof SetAnswer.Unknown);
    }

    /// Whether none had one: the way to the DNS is broken, not the domain.
    public boolean isBlind() {
        return observations.stream().allMatch(seen -> seen.answer() instanceof SetAnswer.Unknown);
    }
}
