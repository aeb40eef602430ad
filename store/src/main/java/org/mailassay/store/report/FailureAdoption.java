package org.mailassay.store.report;

import java.net.InetAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.rollup.SourceAddresses;

/// Hands unassigned failure reports to a domain that is being added.
final class FailureAdoption {
    private static final String ASSIGN = SqlFiles.read(FailureAdoption.class, "assignFailureReports");

    private FailureAdoption() {}

    /// Assigns the account's unassigned reports of the domain and of the names below it.
    ///
    /// @return the reports that were adopted
    static List<AdoptedReport> adopt(
            Connection transaction, long accountId, long domainId, String domain, SourceAddresses addresses)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(ASSIGN)) {
            statement.setLong(1, domainId);
            statement.setLong(2, accountId);
            statement.setString(3, domain);
            statement.setString(4, domain);
            statement.setString(5, domain);
            List<AdoptedReport> adopted = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    adopted.add(new AdoptedReport(rows.getLong(1), rows.getLong(2)));
                    String source = rows.getString(3);
                    if (!source.isEmpty()) {
                        addresses.add(InetAddress.ofLiteral(source));
                    }
                }
            }
            return adopted;
        }
    }
}
