package org.mailassay.store.monitoring;

import java.time.Instant;
import org.mailassay.analysis.timeline.TimelineChange;

/// Says when a domain is looked at again.
@FunctionalInterface
public interface NextLook {
    /// The next time.
    ///
    /// @param failures how many looks one after another had not every answer, this one included
    Instant after(TimelineChange change, int failures);
}
