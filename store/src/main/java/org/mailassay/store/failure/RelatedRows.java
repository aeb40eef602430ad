package org.mailassay.store.failure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.mailassay.store.statistics.MessageCounts;

/// What aggregate reports say of the same domain, sending address and day as a failure report.
///
/// @param day the UTC day
/// @param counts of that address on that day; reports of several days are spread over them
/// @param rows the records with most messages
public record RelatedRows(LocalDate day, MessageCounts counts, List<Row> rows) {
    public RelatedRows {
        rows = List.copyOf(rows);
    }

    /// A record of an aggregate report whose range touches the day.
    public record Row(
            long reportId,
            String organizationName,
            Instant begin,
            Instant end,
            long messages,
            String disposition,
            boolean dkim,
            boolean spf,
            String headerFrom) {}
}
