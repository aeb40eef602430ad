package org.mailassay.store.failure;

import io.helidon.dbclient.DbRow;
import java.net.InetAddress;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.analysis.report.failure.FailureReport;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.intake.Authentication;
import org.mailassay.store.report.ReportCursor;
import org.mailassay.store.seal.SealedMails;
import org.mailassay.store.seal.Unsealing;
import org.mailassay.store.statistics.CountsRow;
import org.mailassay.store.statistics.MessageCounts;

/// Stored failure reports of an account.
public final class FailureReportStore {
    /// Records of aggregate reports that are shown beside a failure report.
    public static final int MOST_RELATED = 50;

    /// Aggregate reports of a day that come later are not looked for.
    private static final int LATEST_DAYS = 32;

    private static final String LIST = SqlFiles.read(FailureReportStore.class, "list");
    private static final String FIND = SqlFiles.read(FailureReportStore.class, "find");
    private static final String RELATED = SqlFiles.read(FailureReportStore.class, "related");
    private static final String COUNTS = SqlFiles.read(FailureReportStore.class, "counts");

    private final Database database;
    private final SealedMails sealedMails;

    public FailureReportStore(Database database, SealedMails sealedMails) {
        this.database = database;
        this.sealedMails = sealedMails;
    }

    /// Reports, newest first by the time of the failed message, without their headers, authentication results, records
    /// and oddities.
    ///
    /// @param after where the page before ended; empty for the first
    /// @param offset to skip after that; it costs what it skips
    public List<StoredFailureReport> list(
            long accountId, FailureReportFilter filter, Optional<ReportCursor> after, int offset, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("account_id", accountId);
        parameters.put("offset", offset);
        parameters.put("limit", limit);
        StringBuilder conditions = new StringBuilder();
        filter.domainId().ifPresent(domainId -> {
            conditions.append(" and domain_id = :domain_id");
            parameters.put("domain_id", domainId);
        });
        filter.sourceIp().ifPresent(address -> {
            conditions.append(" and source_ip = cast(:source_ip as inet)");
            parameters.put("source_ip", address.getHostAddress());
        });
        filter.from().ifPresent(from -> {
            conditions.append(" and arrived_at >= :from");
            parameters.put("from", from.atOffset(ZoneOffset.UTC));
        });
        filter.to().ifPresent(to -> {
            conditions.append(" and arrived_at < :to");
            parameters.put("to", to.atOffset(ZoneOffset.UTC));
        });
        after.ifPresent(cursor -> {
            conditions.append(" and (arrived_at, id) < (:after_arrived_at, :after_id)");
            parameters.put("after_arrived_at", cursor.begin().atOffset(ZoneOffset.UTC));
            parameters.put("after_id", cursor.id());
        });
        return database.rows(LIST.replace("-- conditions", conditions), parameters, FailureReportStore::report);
    }

    /// One report; empty when the account has none of this id.
    public Optional<StoredFailureReport> find(long accountId, long id) {
        return database.row(FIND, Map.of("account_id", accountId, "id", id), FailureReportStore::report);
    }

    /// The whole mail that brought the report, where it is kept; empty where it is not.
    public Optional<Unsealing> mail(long accountId, StoredFailureReport report) {
        return sealedMails.load(database, accountId, report.intakeId());
    }

    /// What aggregate reports say of the same domain, address and day; empty where the report has no domain or no
    /// address.
    public Optional<RelatedRows> related(long accountId, StoredFailureReport report) {
        LocalDate day = LocalDate.ofInstant(report.arrivedAt(), ZoneOffset.UTC);
        return report.domainId()
                .flatMap(domainId -> report.report().sourceIp().map(address -> {
                    Map<String, Object> parameters = Map.of(
                            "account_id",
                            accountId,
                            "domain_id",
                            domainId,
                            "day",
                            day,
                            "source_ip",
                            IpAddressText.format(address));
                    Map<String, Object> limited = new HashMap<>(parameters);
                    limited.put("limit", MOST_RELATED);
                    limited.put("days", LATEST_DAYS);
                    return new RelatedRows(
                            day,
                            database.row(COUNTS, parameters, CountsRow::read).orElse(MessageCounts.ZERO),
                            database.rows(RELATED, limited, FailureReportStore::related));
                }));
    }

    private static RelatedRows.Row related(DbRow row) {
        return new RelatedRows.Row(
                row.column("id").get(Long.class),
                text(row, "org_name"),
                time(row, "begins"),
                time(row, "ends"),
                row.column("messages").get(Long.class),
                text(row, "disposition"),
                row.column("dkim").get(Boolean.class),
                row.column("spf").get(Boolean.class),
                text(row, "header_from"));
    }

    private static StoredFailureReport report(DbRow row) {
        String address = text(row, "source_ip");
        return new StoredFailureReport(
                row.column("id").get(Long.class),
                Optional.ofNullable(row.column("domain_id").get(Long.class)),
                row.column("intake_id").get(Long.class),
                new PartLocation(
                        row.column("part").get(Integer.class),
                        row.column("entry").get(Integer.class),
                        text(row, "part_name")),
                text(row, "reported_domain"),
                time(row, "arrived_at"),
                time(row, "received_at"),
                Authentication.of(text(row, "authenticated")),
                new StoredFailureReport.SenderFacts(text(row, "ptr"), text(row, "service")),
                FailureDetails.read(
                        text(row, "details"),
                        FailureReport.Form.valueOf(text(row, "form").toUpperCase(Locale.ROOT)),
                        address.isEmpty() ? Optional.empty() : Optional.of(InetAddress.ofLiteral(address)),
                        text(row, "source_name"),
                        text(row, "delivery_result"),
                        row.column("incidents").get(Long.class)));
    }

    private static String text(DbRow row, String column) {
        return row.column(column).get(String.class);
    }

    private static Instant time(DbRow row, String column) {
        return row.column(column).get(Timestamp.class).toInstant();
    }
}
