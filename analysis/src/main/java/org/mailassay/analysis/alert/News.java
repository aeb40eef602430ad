package org.mailassay.analysis.alert;

import java.time.Instant;

/// Something that happened at a time.
///
/// @param text what, for a person
/// @param messages how many it is about; 0 when that means nothing
public record News(Instant at, String text, long messages) {
    /// Whether it was not spoken of yet.
    ///
    /// @param mark the time of the last that was; empty when none was
    boolean isAfter(String mark) {
        return mark.isEmpty() || at.isAfter(Instant.parse(mark));
    }
}
