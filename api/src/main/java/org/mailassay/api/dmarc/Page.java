package org.mailassay.api.dmarc;

import java.util.List;
import java.util.function.Function;

/// A part of a list.
///
/// @param nextCursor where the next page begins; empty when this is the last
record Page<T>(List<T> items, int limit, String nextCursor) {
    Page {
        items = List.copyOf(items);
    }

    /// Cuts the page out of what was found when one more than the limit was asked for.
    static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
        return found.size() > limit
                ? new Page<>(found.subList(0, limit), limit, cursor.apply(found.get(limit - 1)))
                : new Page<>(found, limit, "");
    }
}
