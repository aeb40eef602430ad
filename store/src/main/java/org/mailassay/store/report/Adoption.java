package org.mailassay.store.report;

import java.net.InetAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.intake.AssignmentLock;
import org.mailassay.store.rollup.CountedReport;
import org.mailassay.store.rollup.CountedRows;
import org.mailassay.store.rollup.RollUps;
import org.mailassay.store.rollup.SourceAddresses;

/// Hands unassigned reports to a domain that is being added, as if it had been there when they came.
public final class Adoption {
    private static final String ASSIGN = SqlFiles.read(Adoption.class, "assignReports");
    private static final String COUNTED_ROWS = SqlFiles.read(Adoption.class, "countedRows");
    private static final String SETTLE_INTAKE = SqlFiles.read(Adoption.class, "settleIntake");

    /// Records that stand in memory at a time, unless one report alone has more.
    private static final int CHUNK = 50_000;

    private Adoption() {}

    /// Assigns and counts the account's unassigned reports, of all kinds, of the domain and of the names below it, in
    /// the transaction
    /// that adds the domain.
    ///
    /// @return how many there were
    public static int adopt(Connection transaction, long accountId, long domainId, String domain) throws SQLException {
        AssignmentLock.exclusive(transaction, accountId);
        List<Adopted> adopted = assign(transaction, accountId, domainId, domain);
        SourceAddresses addresses = new SourceAddresses(transaction);
        List<Adopted> chunk = new ArrayList<>();
        int rows = 0;
        for (Adopted report : adopted) {
            chunk.add(report);
            rows += report.rowCount();
            if (rows >= CHUNK) {
                count(transaction, accountId, domainId, chunk, addresses);
                chunk.clear();
                rows = 0;
            }
        }
        if (!chunk.isEmpty()) {
            count(transaction, accountId, domainId, chunk, addresses);
        }
        List<AdoptedReport> all = new ArrayList<>();
        adopted.forEach(report -> all.add(new AdoptedReport(report.id(), report.intakeId())));
        all.addAll(TlsAdoption.adopt(transaction, accountId, domainId, domain, addresses));
        all.addAll(FailureAdoption.adopt(transaction, accountId, domainId, domain, addresses));
        if (!all.isEmpty()) {
            settleIntake(transaction, accountId, all);
        }
        addresses.write();
        return all.size();
    }

    private static List<Adopted> assign(Connection transaction, long accountId, long domainId, String domain)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(ASSIGN)) {
            statement.setLong(1, domainId);
            statement.setLong(2, accountId);
            statement.setString(3, domain);
            statement.setString(4, domain);
            statement.setString(5, domain);
            List<Adopted> adopted = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    adopted.add(new Adopted(
                            rows.getLong(1),
                            rows.getLong(2),
                            rows.getTimestamp(3),
                            rows.getTimestamp(4),
                            rows.getDate(5).toLocalDate(),
                            rows.getInt(6)));
                }
            }
            return adopted;
        }
    }

    /// The domain is not visible to anybody else yet, so nobody waits for these locks.
    private static void count(
            Connection transaction, long accountId, long domainId, List<Adopted> reports, SourceAddresses addresses)
            throws SQLException {
        Map<Long, CountedRows> rowsByReport = new LinkedHashMap<>();
        reports.forEach(report -> rowsByReport.put(report.id(), new CountedRows()));
        try (PreparedStatement statement = transaction.prepareStatement(COUNTED_ROWS)) {
            statement.setFetchSize(5_000);
            new ColumnArrays<>(statement, reports).bigint(Adopted::id).date(Adopted::receivedOn);
            statement.setLong(3, accountId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String disposition = rows.getString(6);
                    rowsByReport
                            .computeIfAbsent(rows.getLong(1), id -> new CountedRows())
                            .add(
                                    InetAddress.ofLiteral(rows.getString(2)),
                                    rows.getLong(3),
                                    rows.getBoolean(4),
                                    rows.getBoolean(5),
                                    disposition.equals("quarantine"),
                                    disposition.equals("reject"));
                }
            }
        }
        List<CountedReport> counted = new ArrayList<>();
        for (Adopted report : reports) {
            CountedRows rows = rowsByReport.getOrDefault(report.id(), new CountedRows());
            counted.add(new CountedReport(
                    accountId,
                    domainId,
                    report.begins().toInstant(),
                    report.ends().toInstant(),
                    rows));
        }
        RollUps.add(transaction, counted, addresses);
    }

    /// The log says of each message what is true of it now.
    private static void settleIntake(Connection transaction, long accountId, List<AdoptedReport> adopted)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(SETTLE_INTAKE)) {
            new ColumnArrays<>(statement, adopted).bigint(AdoptedReport::id);
            statement.setLong(2, accountId);
            statement.setObject(
                    3,
                    adopted.stream()
                            .mapToLong(AdoptedReport::intakeId)
                            .distinct()
                            .toArray());
            statement.executeUpdate();
        }
    }

    private record Adopted(
            long id, long intakeId, Timestamp begins, Timestamp ends, LocalDate receivedOn, int rowCount) {}
}
