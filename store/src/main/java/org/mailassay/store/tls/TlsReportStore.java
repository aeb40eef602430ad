package org.mailassay.store.tls;

import io.helidon.dbclient.DbRow;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.report.Oddity;
import org.mailassay.store.Database;
import org.mailassay.store.JsonTable;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.StorableText;
import org.mailassay.store.intake.Authentication;
import org.mailassay.store.report.ReportCursor;

/// Stored TLS reports of an account.
public final class TlsReportStore {
    private static final String LIST = SqlFiles.read(TlsReportStore.class, "list");
    private static final String FIND = SqlFiles.read(TlsReportStore.class, "find");

    private final Database database;

    public TlsReportStore(Database database) {
        this.database = database;
    }

    /// Reports, newest first by their begin.
    ///
    /// @param after where the page before ended; empty for the first
    /// @param offset to skip after that; it costs what it skips
    public List<TlsReportSummary> list(
            long accountId, TlsReportFilter filter, Optional<ReportCursor> after, int offset, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("account_id", accountId);
        parameters.put("offset", offset);
        parameters.put("limit", limit);
        StringBuilder conditions = new StringBuilder();
        filter.domainId().ifPresent(domainId -> {
            conditions.append(" and domain_id = :domain_id");
            parameters.put("domain_id", domainId);
        });
        if (!filter.organizationName().isEmpty()) {
            // The first condition is the index's; see the schema.
            conditions.append(
                    " and left(lower(org_name), 100) = left(lower(:org_name), 100) and lower(org_name) = lower(:org_name)");
            parameters.put("org_name", StorableText.of(filter.organizationName()));
        }
        filter.from().ifPresent(from -> {
            conditions.append(" and begins >= :from");
            parameters.put("from", from.atOffset(ZoneOffset.UTC));
        });
        filter.to().ifPresent(to -> {
            conditions.append(" and begins < :to");
            parameters.put("to", to.atOffset(ZoneOffset.UTC));
        });
        if (filter.failed()) {
            conditions.append(" and failed > 0");
        }
        after.ifPresent(cursor -> {
            conditions.append(" and (begins, id) < (:after_begin, :after_id)");
            parameters.put("after_begin", cursor.begin().atOffset(ZoneOffset.UTC));
            parameters.put("after_id", cursor.id());
        });
        return database.rows(LIST.replace("-- conditions", conditions), parameters, TlsReportStore::summary);
    }

    /// One report; empty when the account has none of this id.
    public Optional<StoredTlsReport> find(long accountId, long id) {
        return database.row(FIND, Map.of("account_id", accountId, "id", id), TlsReportStore::report);
    }

    private static StoredTlsReport report(DbRow row) {
        TlsReportSummary summary = summary(row);
        return new StoredTlsReport(
                summary,
                text(row, "contact_info"),
                TlsPolicies.read(text(row, "policies"), summary.policyDomain()),
                JsonTable.read(text(row, "oddities")).stream()
                        .map(cells -> new Oddity(cells.get(0), cells.get(1)))
                        .toList());
    }

    private static TlsReportSummary summary(DbRow row) {
        return new TlsReportSummary(
                row.column("id").get(Long.class),
                Optional.ofNullable(row.column("domain_id").get(Long.class)),
                text(row, "policy_domain"),
                text(row, "org_name"),
                text(row, "report_id"),
                time(row, "begins"),
                time(row, "ends"),
                time(row, "received_at"),
                Authentication.of(text(row, "authenticated")),
                row.column("successful").get(Long.class),
                row.column("failed").get(Long.class),
                row.column("detail_count").get(Integer.class));
    }

    private static String text(DbRow row, String column) {
        return row.column(column).get(String.class);
    }

    private static Instant time(DbRow row, String column) {
        return row.column(column).get(Timestamp.class).toInstant();
    }
}
