package org.mailassay.store.monitoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/// Cuts a long time into stretches that hold so many rows each.
final class Stretch {
    private Stretch() {}

    /// When the next stretch ends.
    ///
    /// @param query of an account, two times and how many rows to pass over, for the time of the row behind them
    static Instant end(Connection transaction, String query, long accountId, Instant after, Instant until, int rows)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(query)) {
            statement.setLong(1, accountId);
            statement.setObject(2, after.atOffset(ZoneOffset.UTC));
            statement.setObject(3, until.atOffset(ZoneOffset.UTC));
            statement.setInt(4, rows - 1);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getTimestamp(1).toInstant() : until;
            }
        }
    }
}
