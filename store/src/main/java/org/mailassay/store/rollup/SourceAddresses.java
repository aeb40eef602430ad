package org.mailassay.store.rollup;

import java.net.InetAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.SqlFiles;

/// Addresses that reports of configured domains speak of, to be enriched.
public final class SourceAddresses {
    private static final String NOTE = SqlFiles.read(SourceAddresses.class, "noteAddresses");

    private SourceAddresses() {}

    /// Notes those that were not seen before.
    public static void note(Connection transaction, Collection<InetAddress> addresses) throws SQLException {
        List<InetAddress> distinct = addresses.stream().distinct().toList();
        if (distinct.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = transaction.prepareStatement(NOTE)) {
            new ColumnArrays<>(statement, distinct).inet(address -> address);
            statement.executeUpdate();
        }
    }
}
