package org.mailassay.store.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.mailassay.store.SqlFiles;

/// Makes those who change what an account has take turns, so that its quotas hold.
public final class AccountLock {
    private static final String LOCK = SqlFiles.read(AccountLock.class, "lockAccount");

    private AccountLock() {}

    /// Waits until no other transaction holds the account, and holds it until this one ends.
    ///
    /// @return whether there is such an account
    public static boolean take(Connection transaction, long accountId) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(LOCK)) {
            statement.setLong(1, accountId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
