package org.mailassay.store.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.mailassay.store.Database;

/// Sees to it that the partitions exist into which messages will be written, each in a transaction of its own: making
/// one locks the table for as long as the transaction lasts. Normally retention has made them ahead of time.
final class ReportRowsMonths {
    private static final String ENSURE = "select ensure_report_rows_month(cast(:day as date))";

    private final Database database;
    private final Set<LocalDate> present = ConcurrentHashMap.newKeySet();

    ReportRowsMonths(Database database) {
        this.database = database;
    }

    void ensure(List<ReadMessage> messages) {
        Set<LocalDate> months = messages.stream()
                .map(message -> message.receivedOn().withDayOfMonth(1))
                .collect(Collectors.toSet());
        for (LocalDate month : months) {
            if (!present.contains(month)) {
                database.row(ENSURE, Map.of("day", month), row -> month);
                remember(month);
            }
        }
    }

    /// Only the newest months: retention drops old ones, and then they must be made again.
    private void remember(LocalDate month) {
        present.add(month);
        present.removeIf(other -> other.isBefore(month.minusMonths(1)));
    }
}
