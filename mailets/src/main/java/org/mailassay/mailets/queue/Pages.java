package org.mailassay.mailets.queue;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Rows read page by page, each beginning after the last row of the one before.
final class Pages {
    private Pages() {}

    /// All rows, read as they are asked for.
    ///
    /// @param first where the first page begins
    /// @param page the rows after a place, the empty list when there are none
    /// @param place of a row
    static <T, P> Stream<T> of(P first, Function<P, List<T>> page, Function<T, P> place) {
        return Stream.iterate(
                        page.apply(first), rows -> !rows.isEmpty(), rows -> page.apply(place.apply(rows.getLast())))
                .flatMap(List::stream);
    }
}
