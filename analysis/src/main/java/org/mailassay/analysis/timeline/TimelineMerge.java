package org.mailassay.analysis.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lays a look beside the open rows of a timeline.
///
/// A set that is found and differs closes the old row and opens a new one. An absent set closes its row when a
/// second look, an hour later or more, finds it absent too: one server of several that has lost a zone for a moment is
/// no change, and what resolvers keep of it is forgotten by then. What is not known changes nothing. A row whose name
/// the look did not come to, although it followed everything that leads
/// there, is over when what leads elsewhere was found, and counts as absent when that is absent itself.
public final class TimelineMerge {
    private static final Duration APART = Duration.ofHours(1);

    private final Instant now;
    private final List<TimelineChange.Seen> seen = new ArrayList<>();
    private final List<OpenSet> missed = new ArrayList<>();
    private final List<OpenSet> stillAbsent = new ArrayList<>();
    private final List<TimelineChange.Closed> closed = new ArrayList<>();
    private final List<TimelineChange.Opened> opened = new ArrayList<>();

    private TimelineMerge(Instant now) {
        this.now = now;
    }

    /// What the look changes.
    ///
    /// @param open the rows that are open, of each name at most one
    /// @param now when the look began
    public static TimelineChange merge(List<OpenSet> open, DomainLook look, Instant now) {
        return new TimelineMerge(now).merge(open, look);
    }

    private TimelineChange merge(List<OpenSet> open, DomainLook look) {
        Map<SetName, OpenSet> rows = new HashMap<>();
        open.forEach(row -> rows.put(row.name(), row));
        for (Observation observation : look.observations()) {
            OpenSet row = rows.remove(observation.name());
            if (row != null) {
                compare(row, observation);
            } else if (observation.answer() instanceof SetAnswer.Found(String value)) {
                opened.add(new TimelineChange.Opened(observation.name(), value, observation.origin()));
            }
        }
        notReached(rows, look);
        return new TimelineChange(seen, missed, stillAbsent, closed, opened);
    }

    private void compare(OpenSet row, Observation observation) {
        switch (observation.answer()) {
            case SetAnswer.Found(String value) -> {
                if (value.equals(row.value())) {
                    seen.add(new TimelineChange.Seen(row.id(), observation.origin()));
                } else {
                    close(row);
                    opened.add(new TimelineChange.Opened(row.name(), value, observation.origin()));
                }
            }
            case SetAnswer.Absent _ -> miss(row);
            case SetAnswer.Unknown _ -> {}
        }
    }

    private void miss(OpenSet row) {
        if (row.absentSince().isEmpty()) {
            missed.add(row);
        } else if (!now.isBefore(row.absentSince().get().plus(APART))) {
            close(row);
        } else {
            stillAbsent.add(row);
        }
    }

    private void close(OpenSet row) {
        closed.add(new TimelineChange.Closed(row, row.absentSince().orElse(now)));
    }

    private void notReached(Map<SetName, OpenSet> rows, DomainLook look) {
        for (OpenSet row : rows.values()) {
            DomainLook.Group group = new DomainLook.Group(row.name().kind(), row.origin());
            if (!row.name().kind().isFollowed()
                    || !look.origins().contains(row.origin())
                    || look.unknown().contains(group)) {
                continue;
            }
            if (look.absent().contains(group)) {
                miss(row);
            } else {
                close(row);
            }
        }
    }
}
