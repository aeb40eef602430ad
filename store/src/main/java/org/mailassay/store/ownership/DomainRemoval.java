package org.mailassay.store.ownership;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.account.AccountLock;
import org.mailassay.store.intake.AssignmentLock;
import org.mailassay.store.report.Adoption;

/// Takes a domain out of an account. What hangs on it by a foreign key goes with it; here is the rest.
final class DomainRemoval {
    private static final String DELETE = SqlFiles.read(DomainRemoval.class, "deleteDomain");
    private static final String UNASSIGN = SqlFiles.read(DomainRemoval.class, "unassignReports");
    private static final String PARENT = SqlFiles.read(DomainRemoval.class, "parentDomain");
    private static final List<String> ROLL_UPS = List.of(
            SqlFiles.read(DomainRemoval.class, "deleteTotals"),
            SqlFiles.read(DomainRemoval.class, "deleteSources"),
            SqlFiles.read(DomainRemoval.class, "deleteWeeks"),
            SqlFiles.read(DomainRemoval.class, "deleteTlsTotals"),
            SqlFiles.read(DomainRemoval.class, "deleteTlsPolicies"),
            SqlFiles.read(DomainRemoval.class, "deleteTlsFailures"));

    private DomainRemoval() {}

    static boolean remove(Connection transaction, long accountId, UUID publicId) throws SQLException {
        AccountLock.take(transaction, accountId);
        AssignmentLock.exclusive(transaction, accountId);
        Optional<Removed> removed = delete(transaction, accountId, publicId);
        if (removed.isEmpty()) {
            return false;
        }
        long id = removed.get().id();
        VerificationMails.forget(transaction, accountId, Subject.DOMAIN, id);
        for (String statement : ROLL_UPS) {
            run(transaction, statement, accountId, id);
        }
        run(transaction, UNASSIGN, accountId, id);
        Optional<Removed> parent =
                parent(transaction, accountId, new DomainName(removed.get().name()));
        if (parent.isPresent()) {
            Adoption.adopt(
                    transaction, accountId, parent.get().id(), parent.get().name());
        }
        return true;
    }

    private static Optional<Removed> delete(Connection transaction, long accountId, UUID publicId) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(DELETE)) {
            statement.setLong(1, accountId);
            statement.setObject(2, publicId);
            return domain(statement);
        }
    }

    /// The nearest domain above it that the account has: reports are assigned to that now.
    private static Optional<Removed> parent(Connection transaction, long accountId, DomainName name)
            throws SQLException {
        List<String> above = new ArrayList<>();
        for (Optional<DomainName> next = name.parent();
                next.isPresent();
                next = next.get().parent()) {
            above.add(next.get().text());
        }
        try (PreparedStatement statement = transaction.prepareStatement(PARENT)) {
            statement.setLong(1, accountId);
            statement.setArray(2, transaction.createArrayOf("text", above.toArray()));
            return domain(statement);
        }
    }

    private static Optional<Removed> domain(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(new Removed(row.getLong(1), row.getString(2))) : Optional.empty();
        }
    }

    /// The parameters of each are account and domain, as often as it names them.
    private static void run(Connection transaction, String sql, long accountId, long id) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            for (int at = 1; at <= statement.getParameterMetaData().getParameterCount(); at += 2) {
                statement.setLong(at, accountId);
                statement.setLong(at + 1, id);
            }
            statement.executeUpdate();
        }
    }

    private record Removed(long id, String name) {}
}
