package org.mailassay.store.monitoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.mailassay.analysis.timeline.HostType;
import org.mailassay.store.SqlFiles;

/// Reads the hosts of verified domains out of an account's aggregate reports.
final class ReportHosts {
    private static final String STRETCH = SqlFiles.read(ReportHosts.class, "reportStretch");
    private static final String HOSTS = SqlFiles.read(ReportHosts.class, "reportHosts");
    private static final String SINCE = SqlFiles.read(ReportHosts.class, "reportsSince") + HOSTS;
    private static final String OF_DOMAIN = SqlFiles.read(ReportHosts.class, "reportsOfDomain") + HOSTS;
    private static final int REPORTS = 200;

    private final Connection transaction;
    private final long accountId;

    ReportHosts(Connection transaction, long accountId) {
        this.transaction = transaction;
        this.accountId = accountId;
    }

    /// Reads the next reports that were stored between two times.
    ///
    /// @return up to when they have been read
    Instant since(Instant after, Instant until, Findings findings) throws SQLException {
        if (!after.isBefore(until)) {
            return after;
        }
        Instant end = Stretch.end(transaction, STRETCH, accountId, after, until, REPORTS);
        try (PreparedStatement statement = transaction.prepareStatement(SINCE)) {
            statement.setLong(1, accountId);
            statement.setObject(2, after.atOffset(ZoneOffset.UTC));
            statement.setObject(3, end.atOffset(ZoneOffset.UTC));
            statement.setLong(4, accountId);
            statement.setLong(5, accountId);
            read(statement, findings);
        }
        return end;
    }

    /// Reads the newest reports of a domain.
    void newestOf(long domainId, Findings findings) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(OF_DOMAIN)) {
            statement.setLong(1, accountId);
            statement.setLong(2, domainId);
            statement.setLong(3, accountId);
            statement.setLong(4, accountId);
            read(statement, findings);
        }
    }

    private static void read(PreparedStatement statement, Findings findings) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                long domainId = rows.getLong(1);
                String host = rows.getString(2);
                HostType type = HostType.of(rows.getString(3)).orElseThrow();
                findings.host(domainId, host, type);
                if (type == HostType.DKIM_DOMAIN) {
                    findings.key(domainId, host, rows.getString(4));
                }
            }
        }
    }
}
