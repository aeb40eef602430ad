package org.mailassay.analysis.timeline;

import java.time.Instant;
import java.util.List;

/// What a look makes of a timeline.
///
/// @param seen rows whose set is as it was
/// @param missed rows whose set was absent for the first time; a second look decides
/// @param stillAbsent rows whose set was absent again, too soon after the first time to decide
/// @param closed rows whose set is gone or has changed
/// @param opened sets that are new or have changed
public record TimelineChange(
        List<Seen> seen, List<OpenSet> missed, List<OpenSet> stillAbsent, List<Closed> closed, List<Opened> opened) {
    public TimelineChange {
        seen = List.copyOf(seen);
        missed = List.copyOf(missed);
        stillAbsent = List.copyOf(stillAbsent);
        closed = List.copyOf(closed);
        opened = List.copyOf(opened);
    }

    /// A set that is as it was.
    ///
    /// @param origin the host that it was read for this time
    public record Seen(long id, String origin) {}

    /// A set that is no more.
    ///
    /// @param removedAt the first look that did not find it
    public record Closed(OpenSet set, Instant removedAt) {}

    /// A set that was not there before.
    public record Opened(SetName name, String value, String origin) {}

    /// Whether anything is different.
    public boolean isChange() {
        return !closed.isEmpty() || !opened.isEmpty();
    }
}
