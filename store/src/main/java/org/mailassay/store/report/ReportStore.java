package org.mailassay.store.report;

import io.helidon.dbclient.DbRow;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.report.AggregateRow;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// Stored reports of an account.
public final class ReportStore {
    private static final String LIST = SqlFiles.read(ReportStore.class, "list");
    private static final String FIND = SqlFiles.read(ReportStore.class, "find");
    private static final String ROWS = SqlFiles.read(ReportStore.class, "rows");
    private static final String ORIGINAL = SqlFiles.read(ReportStore.class, "original");

    private final Database database;

    public ReportStore(Database database) {
        this.database = database;
    }

    /// Reports, newest first by their begin.
    ///
    /// @param after where the page before ended; empty for the first
    /// @param offset to skip after that; it costs what it skips
    public List<ReportSummary> list(
            long accountId, ReportFilter filter, Optional<ReportCursor> after, int offset, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("account_id", accountId);
        parameters.put("offset", offset);
        parameters.put("limit", limit);
        StringBuilder conditions = new StringBuilder();
        FilterConditions.append(filter, conditions, parameters);
        after.ifPresent(cursor -> {
            conditions.append(" and (begins, id) < (:after_begin, :after_id)");
            parameters.put("after_begin", cursor.begin().atOffset(ZoneOffset.UTC));
            parameters.put("after_id", cursor.id());
        });
        return database.rows(LIST.replace("-- conditions", conditions), parameters, ReportRow::summary);
    }

    /// One report; empty when the account has none of this id.
    public Optional<Report> find(long accountId, long id) {
        return database.row(
                FIND,
                Map.of("account_id", accountId, "id", id),
                row -> new Report(ReportRow.summary(row), ReportRow.header(row)));
    }

    /// A page of a report's records in their order.
    ///
    /// @param from place of the first, from 0
    public List<AggregateRow> rows(long accountId, long id, int from, int limit) {
        return database.rows(
                ROWS, Map.of("account_id", accountId, "id", id, "from", from, "to", from + limit), ReportRow::row);
    }

    /// Where the report's octets are; empty when the account has no such report, or they have expired.
    public Optional<Original> original(long accountId, long id) {
        return database.row(ORIGINAL, Map.of("account_id", accountId, "id", id), ReportStore::original);
    }

    private static Original original(DbRow row) {
        return new Original(
                row.column("raw_message_id").get(Long.class),
                new PartLocation(
                        row.column("part").get(Integer.class),
                        row.column("entry").get(Integer.class),
                        row.column("part_name").get(String.class)));
    }
}
