package org.mailassay.store.rollup;

import java.net.InetAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.SqlFiles;

/// Addresses that reports of configured domains speak of, to be enriched. A transaction gathers its own and writes them
/// by one statement in their order, as the last thing it does: two that know the same new addresses wait for each other
/// in one direction only. The database ends one of two that have more than [#MOST] each, if it comes to that, and it is
/// tried again.
public final class SourceAddresses {
    private static final String NOTE = SqlFiles.read(SourceAddresses.class, "noteAddresses");

    /// That stand in memory at a time.
    private static final int MOST = 50_000;

    private final Connection transaction;
    private final Set<InetAddress> found = new HashSet<>();

    public SourceAddresses(Connection transaction) {
        this.transaction = transaction;
    }

    /// Gathers one.
    public void add(InetAddress address) throws SQLException {
        found.add(address);
        if (found.size() >= MOST) {
            write();
        }
    }

    /// Notes those that were not seen before.
    public void write() throws SQLException {
        if (found.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = transaction.prepareStatement(NOTE)) {
            new ColumnArrays<>(statement, List.copyOf(found)).inet(address -> address);
            statement.executeUpdate();
        }
        found.clear();
    }
}
