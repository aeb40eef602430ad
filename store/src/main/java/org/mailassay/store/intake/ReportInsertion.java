package org.mailassay.store.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.mailassay.analysis.report.AggregateHeader.PublishedPolicy;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.JsonTable;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.rollup.Counts;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Stores reports with their rows, leaving out those that are there already.
final class ReportInsertion {
    private static final String INSERT = SqlFiles.read(ReportInsertion.class, "insertReports");
    private static final String FIND = SqlFiles.read(ReportInsertion.class, "findReports");

    private ReportInsertion() {}

    static PresentReports of(Connection transaction, List<NewReport> reports) throws SQLException {
        if (!reports.isEmpty()) {
            insert(transaction, reports);
        }
        PresentReports present = PresentReports.find(transaction, ReportKind.AGGREGATE, FIND, reports);
        copyRows(transaction, present.inserted(reports));
        return present;
    }

    private static void insert(Connection transaction, List<NewReport> reports) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(INSERT)) {
            ColumnArrays<NewReport> columns = new ColumnArrays<>(statement, reports)
                    .bigint(NewReport::accountId)
                    .bigint(report -> report.report().id())
                    .bigint(report -> report.domainId().orElse(0L))
                    .bigint(report -> report.message().intakeId())
                    .integer(report -> report.report().location().part())
                    .integer(report -> report.report().location().entry())
                    .text(report -> report.report().location().name())
                    .bytea(report -> report.report().identity().toByteArray())
                    .text(report -> report.message().arrival().authenticated().code())
                    .timestamp(report -> report.message().arrival().message().receivedAt())
                    .date(report -> report.message().receivedOn())
                    .integer(report -> report.report().counted().size());
            header(columns);
            policy(columns);
            counts(columns);
            statement.executeUpdate();
        }
    }

    private static void header(ColumnArrays<NewReport> columns) throws SQLException {
        columns.text(report -> report.report().header().orgName())
                .text(report -> report.report().header().email())
                .text(report -> report.report().header().extraContactInfo())
                .text(report -> report.report().header().generator())
                .text(report -> report.report().header().reportId())
                .text(report -> report.report().header().version())
                .text(report -> report.report().header().namespace())
                .timestamp(report -> report.report().header().begin())
                .timestamp(report -> report.report().header().end())
                .json(report -> JsonTable.text(report.report().header().errors(), List::of))
                .json(report -> JsonTable.text(
                        report.report().header().oddities(), oddity -> List.of(oddity.field(), oddity.value())));
    }

    private static void policy(ColumnArrays<NewReport> columns) throws SQLException {
        columns.text(report -> policy(report).domain())
                .text(report -> policy(report).alignmentDkim())
                .text(report -> policy(report).alignmentSpf())
                .text(report -> policy(report).policy())
                .text(report -> policy(report).subdomainPolicy())
                .text(report -> policy(report).nonexistentPolicy())
                .integer(report -> policy(report).percentage().orElse(-1))
                .text(report -> policy(report).failureOptions())
                .text(report -> policy(report).testing())
                .text(report -> policy(report).discoveryMethod());
    }

    private static void counts(ColumnArrays<NewReport> columns) throws SQLException {
        columns.bigint(report -> total(report).messages())
                .bigint(report -> total(report).spfPass())
                .bigint(report -> total(report).dkimPass())
                .bigint(report -> total(report).dmarcPass())
                .bigint(report -> total(report).none())
                .bigint(report -> total(report).quarantined())
                .bigint(report -> total(report).rejected());
    }

    private static PublishedPolicy policy(NewReport report) {
        return report.report().header().policy();
    }

    private static Counts total(NewReport report) {
        return report.report().counted().total();
    }

    private static void copyRows(Connection transaction, List<NewReport> reports) throws SQLException {
        if (reports.isEmpty()) {
            return;
        }
        CopyIn copy = transaction.unwrap(PGConnection.class).getCopyAPI().copyIn(RowEncoder.COPY);
        try {
            copy.writeToCopy(RowEncoder.header(), 0, RowEncoder.header().length);
            for (NewReport report : reports) {
                report.report().encoded().writeTo(copy);
            }
            copy.writeToCopy(RowEncoder.trailer(), 0, RowEncoder.trailer().length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
