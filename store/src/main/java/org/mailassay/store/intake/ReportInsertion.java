package org.mailassay.store.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailassay.analysis.message.Octets;
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

    private final Map<Key, Present> present;
    private final Set<Long> ownIds;

    private ReportInsertion(Map<Key, Present> present, Set<Long> ownIds) {
        this.present = present;
        this.ownIds = ownIds;
    }

    static ReportInsertion of(Connection transaction, List<NewReport> reports) throws SQLException {
        if (reports.isEmpty()) {
            return new ReportInsertion(Map.of(), Set.of());
        }
        insert(transaction, reports);
        Set<Long> ownIds = new HashSet<>();
        reports.forEach(report -> ownIds.add(report.report().id()));
        ReportInsertion insertion = new ReportInsertion(find(transaction, reports), ownIds);
        insertion.copyRows(transaction, insertion.inserted(reports));
        return insertion;
    }

    /// Those that were not there before.
    List<NewReport> inserted(List<NewReport> reports) {
        return reports.stream()
                .filter(report -> present(report).id() == report.report().id())
                .toList();
    }

    /// What has become of everything in a message, in the order found.
    List<Outcome> outcomes(List<Disposal.Decision> decisions) {
        List<Outcome> outcomes = new ArrayList<>(decisions.size());
        for (Disposal.Decision decision : decisions) {
            outcomes.add(
                    switch (decision) {
                        case Disposal.Decision.Settled(Outcome outcome) -> outcome;
                        case Disposal.Decision.Store(NewReport report) -> outcome(report);
                    });
        }
        return outcomes;
    }

    private Outcome outcome(NewReport report) {
        Present stored = present(report);
        boolean inserted = stored.id() == report.report().id();
        boolean storedEarlierFromThisMessage =
                stored.intakeId() == report.message().intakeId() && !ownIds.contains(stored.id());
        return inserted || storedEarlierFromThisMessage
                ? new Outcome.Stored(report.report().location(), stored.id(), stored.assigned())
                : new Outcome.Duplicate(report.report().location(), stored.id());
    }

    private Present present(NewReport report) {
        Present found = present.get(new Key(report.accountId(), report.report().identity()));
        if (found == null) {
            throw new IllegalStateException("A report was neither inserted nor there before");
        }
        return found;
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

    private static Map<Key, Present> find(Connection transaction, List<NewReport> reports) throws SQLException {
        Map<Key, Present> found = new HashMap<>();
        try (PreparedStatement statement = transaction.prepareStatement(FIND)) {
            new ColumnArrays<>(statement, reports)
                    .bigint(NewReport::accountId)
                    .bytea(report -> report.report().identity().toByteArray());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            new Key(rows.getLong(1), Octets.of(rows.getBytes(2))),
                            new Present(rows.getLong(3), rows.getLong(4), rows.getBoolean(5)));
                }
            }
        }
        return found;
    }

    private void copyRows(Connection transaction, List<NewReport> reports) throws SQLException {
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

    private record Key(long accountId, Octets identity) {}

    private record Present(long id, long intakeId, boolean assigned) {}
}
