package org.mailassay.api.dmarc;

import org.mailassay.api.export.Table;
import org.mailassay.store.statistics.DailyStatistics;

/// The columns of a domain's days.
final class DayTable {
    static final Table<DailyStatistics> TABLE = CountsColumns.behind(
            Table.<DailyStatistics>named("stats").text("date", day -> day.date().toString()), DailyStatistics::counts);

    private DayTable() {}
}
