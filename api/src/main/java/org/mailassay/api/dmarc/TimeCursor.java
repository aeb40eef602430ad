package org.mailassay.api.dmarc;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.OptionalLong;

/// The cursor of a list that is ordered by a time and an id.
final class TimeCursor {
    /// No list has a time beyond these; the database knows none much further out.
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private TimeCursor() {}

    static String text(Instant time, long id) {
        return PageRequest.encode(time + " " + id);
    }

    /// Reads what [#text] wrote. Anything else is refused.
    static <T> T parse(String text, Place<T> place) {
        int space = text.indexOf(' ');
        OptionalLong id = ResourceId.REPORT.parse(text.substring(space + 1));
        if (space < 0 || id.isEmpty()) {
            throw PageRequest.noCursor().refused();
        }
        try {
            Instant time = Instant.parse(text.substring(0, space));
            if (time.isAfter(EARLIEST) && time.isBefore(LATEST)) {
                return place.of(time, id.getAsLong());
            }
        } catch (DateTimeException e) {
            throw PageRequest.noCursor().refused();
        }
        throw PageRequest.noCursor().refused();
    }

    /// Makes the store's own cursor.
    interface Place<T> {
        T of(Instant time, long id);
    }
}
