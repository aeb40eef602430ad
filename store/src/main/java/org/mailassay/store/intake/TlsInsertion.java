package org.mailassay.store.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.JsonTable;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.tls.TlsPolicies;

/// Stores TLS reports, leaving out those that are there already.
final class TlsInsertion {
    private static final String INSERT = SqlFiles.read(TlsInsertion.class, "insertTlsReports");
    private static final String FIND = SqlFiles.read(TlsInsertion.class, "findTlsReports");

    private TlsInsertion() {}

    static PresentReports of(Connection transaction, List<NewTlsReport> reports) throws SQLException {
        if (!reports.isEmpty()) {
            insert(transaction, reports);
        }
        return PresentReports.find(transaction, ReportKind.TLS, FIND, reports);
    }

    private static void insert(Connection transaction, List<NewTlsReport> reports) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(INSERT)) {
            new ColumnArrays<>(statement, reports)
                    .bigint(NewTlsReport::accountId)
                    .bigint(NewTlsReport::id)
                    .bigint(report -> report.domainId().orElse(0L))
                    .bigint(report -> report.message().intakeId())
                    .integer(report -> report.location().part())
                    .integer(report -> report.location().entry())
                    .text(report -> report.location().name())
                    .bytea(report -> report.identity().toByteArray())
                    .text(report -> report.found().report().organizationName())
                    .text(report -> report.found().report().contactInfo())
                    .text(report -> report.found().report().reportId())
                    .timestamp(report -> report.found().report().begin())
                    .timestamp(report -> report.found().report().end())
                    .text(report -> report.found().policyDomain())
                    .json(report -> JsonTable.text(
                            report.found().report().oddities(), oddity -> List.of(oddity.field(), oddity.value())))
                    .text(report -> report.message().arrival().authenticated().code())
                    .timestamp(report -> report.message().arrival().message().receivedAt())
                    .bigint(report -> report.found().successful())
                    .bigint(report -> report.found().failed())
                    .integer(report -> report.found().details())
                    .json(report -> TlsPolicies.write(report.found().report().policies()));
            statement.executeUpdate();
        }
    }
}
