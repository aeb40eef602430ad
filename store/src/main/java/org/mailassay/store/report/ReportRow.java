package org.mailassay.store.report;

import io.helidon.dbclient.DbRow;
import java.net.InetAddress;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.report.AggregateHeader;
import org.mailassay.analysis.report.AggregateHeader.PublishedPolicy;
import org.mailassay.analysis.report.AggregateRow;
import org.mailassay.analysis.report.AggregateRow.DkimAuthResult;
import org.mailassay.analysis.report.AggregateRow.OverrideReason;
import org.mailassay.analysis.report.AggregateRow.SpfAuthResult;
import org.mailassay.analysis.report.Oddity;
import org.mailassay.store.JsonTable;
import org.mailassay.store.intake.Authentication;
import org.mailassay.store.statistics.CountsRow;

/// Reads rows of `reports` and `report_rows`.
final class ReportRow {
    private ReportRow() {}

    static ReportSummary summary(DbRow row) {
        return new ReportSummary(
                row.column("id").get(Long.class),
                Optional.ofNullable(row.column("domain_id").get(Long.class)),
                text(row, "policy_domain"),
                text(row, "org_name"),
                text(row, "report_id"),
                time(row, "begins"),
                time(row, "ends"),
                time(row, "received_at"),
                Authentication.of(text(row, "authenticated")),
                row.column("row_count").get(Integer.class),
                CountsRow.read(row));
    }

    static AggregateHeader header(DbRow row) {
        return new AggregateHeader(
                text(row, "version"),
                text(row, "namespace"),
                text(row, "org_name"),
                text(row, "email"),
                text(row, "extra_contact_info"),
                text(row, "generator"),
                text(row, "report_id"),
                time(row, "begins"),
                time(row, "ends"),
                JsonTable.read(text(row, "errors")).stream().map(List::getFirst).toList(),
                policy(row),
                JsonTable.read(text(row, "oddities")).stream()
                        .map(ReportRow::oddity)
                        .toList());
    }

    static AggregateRow row(DbRow row) {
        Map<String, List<List<String>>> details = JsonTable.readFields(text(row, "details"));
        return new AggregateRow(
                InetAddress.ofLiteral(text(row, "source_ip")),
                row.column("messages").get(Long.class),
                AggregateRow.Disposition.valueOf(text(row, "disposition").toUpperCase(Locale.ROOT)),
                row.column("dkim").get(Boolean.class),
                row.column("spf").get(Boolean.class),
                table(details, "reasons").stream()
                        .map(cells -> new OverrideReason(cells.get(0), cells.get(1)))
                        .toList(),
                text(row, "header_from"),
                text(row, "envelope_from"),
                text(row, "envelope_to"),
                table(details, "dkim").stream()
                        .map(cells -> new DkimAuthResult(cells.get(0), cells.get(1), cells.get(2), cells.get(3)))
                        .toList(),
                table(details, "spf").stream()
                        .map(cells -> new SpfAuthResult(cells.get(0), cells.get(1), cells.get(2), cells.get(3)))
                        .toList(),
                table(details, "oddities").stream().map(ReportRow::oddity).toList());
    }

    private static PublishedPolicy policy(DbRow row) {
        return new PublishedPolicy(
                text(row, "policy_domain"),
                text(row, "alignment_dkim"),
                text(row, "alignment_spf"),
                text(row, "policy"),
                text(row, "subdomain_policy"),
                text(row, "nonexistent_policy"),
                Optional.ofNullable(row.column("percentage").get(Integer.class)),
                text(row, "failure_options"),
                text(row, "testing"),
                text(row, "discovery_method"));
    }

    private static Oddity oddity(List<String> cells) {
        return new Oddity(cells.get(0), cells.get(1));
    }

    private static List<List<String>> table(Map<String, List<List<String>>> details, String name) {
        return details.getOrDefault(name, List.of());
    }

    private static String text(DbRow row, String column) {
        return row.column(column).get(String.class);
    }

    private static Instant time(DbRow row, String column) {
        return row.column(column).get(Timestamp.class).toInstant();
    }
}
