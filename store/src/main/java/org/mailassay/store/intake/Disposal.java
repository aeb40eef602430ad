package org.mailassay.store.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.SqlFiles;

/// Decides for everything found in some messages what is to become of it, as far as that can be known before the
/// reports are stored.
final class Disposal {
    private static final String FIND_QUARANTINING = SqlFiles.read(Disposal.class, "findQuarantining");

    private final Assignment assignment;
    private final Set<Long> quarantining;

    private Disposal(Assignment assignment, Set<Long> quarantining) {
        this.assignment = assignment;
        this.quarantining = quarantining;
    }

    /// Reads the settings of the accounts and domains that are concerned.
    static Disposal prepare(Connection transaction, List<ReadMessage> messages) throws SQLException {
        return new Disposal(
                Assignment.of(transaction, Assignment.names(messages)), quarantining(transaction, messages));
    }

    /// In the order found.
    List<Decision> decide(ReadMessage message, boolean releaseQuarantined) {
        List<Decision> decisions = new ArrayList<>();
        for (ReadMessage.Found found : message.found()) {
            decisions.add(
                    switch (found) {
                        case ReadMessage.Found.Settled(Outcome outcome) -> new Decision.Settled(outcome);
                        case ReadMessage.Found.Report(FoundReport report) ->
                            decide(message, report, releaseQuarantined);
                    });
        }
        return decisions;
    }

    /// The reports among the decisions.
    static List<NewReport> toStore(List<Decision> decisions) {
        List<NewReport> reports = new ArrayList<>();
        for (Decision decision : decisions) {
            if (decision instanceof Decision.Store(NewReport report)) {
                reports.add(report);
            }
        }
        return reports;
    }

    private Decision decide(ReadMessage message, FoundReport report, boolean releaseQuarantined) {
        long accountId = message.arrival().accountId();
        if (message.arrival().authenticated() == Authentication.FAIL
                && quarantining.contains(accountId)
                && !releaseQuarantined) {
            return new Decision.Settled(new Outcome.Quarantined(report.location()));
        }
        String policyDomain = report.header().policy().domain();
        Optional<Assignment.Domain> domain = assignment.closest(new Assignment.Name(accountId, policyDomain));
        return domain.isPresent() && !domain.get().active()
                ? new Decision.Settled(new Outcome.Deactivated(report.location(), policyDomain))
                : new Decision.Store(new NewReport(message, report, domain.map(Assignment.Domain::id)));
    }

    private static Set<Long> quarantining(Connection transaction, List<ReadMessage> messages) throws SQLException {
        Set<Long> accounts = new HashSet<>();
        for (ReadMessage message : messages) {
            if (message.arrival().authenticated() == Authentication.FAIL) {
                accounts.add(message.arrival().accountId());
            }
        }
        if (accounts.isEmpty()) {
            return accounts;
        }
        try (PreparedStatement statement = transaction.prepareStatement(FIND_QUARANTINING)) {
            new ColumnArrays<>(statement, List.copyOf(accounts)).bigint(Long::longValue);
            accounts.clear();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    accounts.add(rows.getLong(1));
                }
            }
        }
        return accounts;
    }

    /// What is to become of one thing found.
    sealed interface Decision {
        /// Nothing is left to do.
        record Settled(Outcome outcome) implements Decision {}

        /// It is stored unless the same report is there already.
        record Store(NewReport report) implements Decision {}
    }
}
