package org.mailassay.api.export;

import java.util.List;
import java.util.Optional;

/// Gives a list piece by piece, each with a question of its own to the database, so that no connection waits for a
/// slow client.
@FunctionalInterface
public interface Pages<T> {
    /// The rows that follow.
    ///
    /// @param last the row that the page before ended by; empty for the first page
    /// @param limit rows that the page is to have, unless that would cost more
    /// @return empty at the end
    List<T> after(Optional<T> last, int limit);

    /// A list that is there already.
    static <T> Pages<T> of(List<T> rows) {
        return (last, _) -> last.isEmpty() ? rows : List.of();
    }
}
