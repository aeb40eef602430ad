package org.mailassay.analysis.timeline;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one look at a domain found.
///
/// @param origins the hosts that were read; rows that come from others say nothing now
/// @param observations every set that was asked for, each name once
/// @param unknown where something was not known, also at a name whose observation belongs to another host
/// @param absent where something was absent, likewise
public record DomainLook(Set<String> origins, List<Observation> observations, Set<Group> unknown, Set<Group> absent) {
    public DomainLook {
        origins = Set.copyOf(origins);
        observations = List.copyOf(observations);
        unknown = Set.copyOf(unknown);
        absent = Set.copyOf(absent);
    }

    /// What is read together, one name leading to the next.
    public record Group(SetKind kind, String origin) {}

    /// What several hosts lead to belongs to the first of them.
    static DomainLook of(Set<String> origins, List<Observation> observations) {
        Map<SetName, Observation> names = new LinkedHashMap<>();
        Set<Group> unknown = new HashSet<>();
        Set<Group> absent = new HashSet<>();
        for (Observation observation : observations) {
            names.putIfAbsent(observation.name(), observation);
            Group group = new Group(observation.name().kind(), observation.origin());
            switch (observation.answer()) {
                case SetAnswer.Found _ -> {}
                case SetAnswer.Absent _ -> absent.add(group);
                case SetAnswer.Unknown _ -> unknown.add(group);
            }
        }
        return new DomainLook(origins, List.copyOf(names.values()), unknown, absent);
    }

    /// Whether every question had an answer.
    public boolean isComplete() {
        return unknown.isEmpty();
    }

    /// Whether none had one: the way to the DNS is broken, not the domain.
    public boolean isBlind() {
        return observations.stream().allMatch(seen -> seen.answer() instanceof SetAnswer.Unknown);
    }
}
