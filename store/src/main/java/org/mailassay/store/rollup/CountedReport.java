package org.mailassay.store.rollup;

import java.time.Instant;

/// A stored report of a configured domain, as far as it is counted.
///
/// @param rows in the order of the report
public record CountedReport(long accountId, long domainId, Instant begin, Instant end, CountedRows rows) {
    DaySpread spread() {
        return DaySpread.over(begin, end, rows.size(), rows.total().messages());
    }
}
