package org.mailassay.store.intake;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// Sees to it that the partitions exist into which messages will be written, each in a transaction of its own: making
/// one locks the table for as long as the transaction lasts. Normally retention has made them ahead of time.
public final class ReportRowsMonths {
    private static final String ENSURE = SqlFiles.read(ReportRowsMonths.class, "ensureMonth");

    private final Database database;
    private final Set<LocalDate> present = ConcurrentHashMap.newKeySet();

    public ReportRowsMonths(Database database) {
        this.database = database;
    }

    /// Makes those that are missing.
    ///
    /// @param days any days of the months
    public void ensure(Collection<LocalDate> days) {
        LocalDate thisMonth = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1);
        Set<LocalDate> months = days.stream().map(day -> day.withDayOfMonth(1)).collect(Collectors.toSet());
        for (LocalDate month : months) {
            // Months past may have been dropped since they were last seen.
            if (month.isBefore(thisMonth) || !present.contains(month)) {
                database.row(ENSURE, Map.of("day", month), row -> month);
                present.add(month);
            }
        }
        present.removeIf(month -> month.isBefore(thisMonth));
    }
}
