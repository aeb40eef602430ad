package org.mailassay.store.intake;

import java.net.InetAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.failure.FailureDetails;
import org.mailassay.store.rollup.SourceAddresses;

/// Stores failure reports, leaving out those that are there already.
final class FailureInsertion {
    private static final String INSERT = SqlFiles.read(FailureInsertion.class, "insertFailureReports");
    private static final String FIND = SqlFiles.read(FailureInsertion.class, "findFailureReports");

    private FailureInsertion() {}

    static PresentReports of(Connection transaction, List<NewFailureReport> reports) throws SQLException {
        if (!reports.isEmpty()) {
            insert(transaction, reports);
        }
        return PresentReports.find(transaction, ReportKind.FAILURE, FIND, reports);
    }

    /// Has the addresses enriched that reports of configured domains name.
    static void noteAddresses(List<NewFailureReport> inserted, SourceAddresses addresses) throws SQLException {
        for (NewFailureReport report : inserted) {
            Optional<InetAddress> source = report.found().masked().sourceIp();
            if (report.domainId().isPresent() && source.isPresent()) {
                addresses.add(source.get());
            }
        }
    }

    private static void insert(Connection transaction, List<NewFailureReport> reports) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(INSERT)) {
            new ColumnArrays<>(statement, reports)
                    .bigint(NewFailureReport::accountId)
                    .bigint(NewFailureReport::id)
                    .bigint(report -> report.domainId().orElse(0L))
                    .bigint(report -> report.message().intakeId())
                    .integer(report -> report.location().part())
                    .integer(report -> report.location().entry())
                    .text(report -> report.location().name())
                    .bytea(report -> report.identity().toByteArray())
                    .text(report -> report.found().masked().form().name().toLowerCase(Locale.ROOT))
                    .text(report -> report.found().domain())
                    .timestamp(report -> report.found().arrivedAt())
                    .text(report -> report.found()
                            .masked()
                            .sourceIp()
                            .map(IpAddressText::format)
                            .orElse(""))
                    .text(report -> report.found().masked().sourceName())
                    .text(report -> report.found().masked().deliveryResult())
                    .bigint(report -> report.found().masked().incidents())
                    .text(report -> report.message().arrival().authenticated().code())
                    .timestamp(report -> report.message().arrival().message().receivedAt())
                    .json(report -> FailureDetails.write(report.found().masked()));
            statement.executeUpdate();
        }
    }
}
