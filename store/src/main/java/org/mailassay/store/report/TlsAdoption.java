package org.mailassay.store.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.rollup.CountedTlsReport;
import org.mailassay.store.rollup.SourceAddresses;
import org.mailassay.store.rollup.TlsRollUps;
import org.mailassay.store.tls.TlsPolicies;

/// Hands unassigned TLS reports to a domain that is being added, and counts them.
final class TlsAdoption {
    private static final String ASSIGN = SqlFiles.read(TlsAdoption.class, "assignTlsReports");
    private static final String COUNTED = SqlFiles.read(TlsAdoption.class, "countedTlsReports");

    /// Details of failures that stand in memory at a time, unless one report alone has more; a report without any
    /// takes the room of some.
    private static final int CHUNK = 20_000;

    private static final int WITHOUT_DETAILS = 10;

    private TlsAdoption() {}

    /// Assigns the account's unassigned reports of the domain and of the names below it.
    ///
    /// @return the reports that were adopted
    static List<AdoptedReport> adopt(
            Connection transaction, long accountId, long domainId, String domain, SourceAddresses addresses)
            throws SQLException {
        List<Adopted> adopted = assign(transaction, accountId, domainId, domain);
        List<Adopted> chunk = new ArrayList<>();
        int details = 0;
        for (Adopted report : adopted) {
            chunk.add(report);
            details += WITHOUT_DETAILS + report.details();
            if (details >= CHUNK) {
                count(transaction, accountId, domainId, chunk, addresses);
                chunk.clear();
                details = 0;
            }
        }
        if (!chunk.isEmpty()) {
            count(transaction, accountId, domainId, chunk, addresses);
        }
        return adopted.stream().map(Adopted::report).toList();
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
                            new AdoptedReport(rows.getLong(1), rows.getLong(2)),
                            rows.getTimestamp(3).toInstant(),
                            rows.getTimestamp(4).toInstant(),
                            rows.getInt(5)));
                }
            }
            return adopted;
        }
    }

    /// The domain is not visible to anybody else yet, so nobody waits for these locks.
    private static void count(
            Connection transaction, long accountId, long domainId, List<Adopted> reports, SourceAddresses addresses)
            throws SQLException {
        Map<Long, Adopted> byId = reports.stream()
                .collect(Collectors.toMap(report -> report.report().id(), Function.identity()));
        List<CountedTlsReport> counted = new ArrayList<>();
        try (PreparedStatement statement = transaction.prepareStatement(COUNTED)) {
            statement.setLong(1, accountId);
            statement.setObject(
                    2, byId.keySet().stream().mapToLong(Long::longValue).toArray());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Adopted report = byId.get(rows.getLong(1));
                    if (report != null) {
                        counted.add(new CountedTlsReport(
                                accountId,
                                domainId,
                                report.begin(),
                                report.end(),
                                TlsPolicies.read(rows.getString(2), "")));
                    }
                }
            }
        }
        TlsRollUps.add(transaction, counted, addresses);
    }

    private record Adopted(AdoptedReport report, Instant begin, Instant end, int details) {}
}
