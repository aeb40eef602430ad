package org.mailassay.store.scan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.mailassay.store.SqlFiles;

/// Counts scans against the quota of the UTC day. What is deleted later stays counted.
final class ScanQuota {
    private static final String USE = SqlFiles.read(ScanQuota.class, "useQuota");

    private ScanQuota() {}

    /// Counts one more, unless the plan allows no more.
    ///
    /// @return whether it was counted
    static boolean use(Connection transaction, long accountId, Instant now) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(USE)) {
            statement.setObject(1, day(now));
            statement.setLong(2, accountId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
