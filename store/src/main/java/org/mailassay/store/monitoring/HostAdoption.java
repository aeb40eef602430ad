package org.mailassay.store.monitoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.account.AccountLock;

/// Writes the hosts and keys that were found, as far as the plan and the limits go: over the plan a host is there and
/// not active, over the limits it is not there.
final class HostAdoption {
    private static final String INSERT_HOSTS = SqlFiles.read(HostAdoption.class, "insertHosts");
    private static final String INSERT_TYPES = SqlFiles.read(HostAdoption.class, "insertTypes");
    private static final String DROP_KEYS = SqlFiles.read(HostAdoption.class, "dropKeys");
    private static final String INSERT_KEYS = SqlFiles.read(HostAdoption.class, "insertKeys");
    private static final String WAKE = SqlFiles.read(HostAdoption.class, "wake");

    private final Connection transaction;
    private final long accountId;
    private final Instant now;

    HostAdoption(Connection transaction, long accountId, Instant now) {
        this.transaction = transaction;
        this.accountId = accountId;
        this.now = now;
    }

    /// Adopts what was found. Domains that something was new for are due at once.
    ///
    /// @return how many hosts are new
    int adopt(Findings findings, Discoverer discoverer) throws SQLException {
        if (findings.hosts().isEmpty() && findings.keys().isEmpty()) {
            return 0;
        }
        if (!AccountLock.take(transaction, accountId)) {
            return 0;
        }
        List<FoundHost> hosts = List.copyOf(findings.hosts());
        Set<Long> woken = new HashSet<>();
        int added = insertHosts(hosts, discoverer, woken);
        insertTypes(hosts, discoverer);
        insertKeys(List.copyOf(findings.keys()), discoverer, woken);
        wake(transaction, accountId, List.copyOf(woken), now);
        return added;
    }

    private int insertHosts(List<FoundHost> hosts, Discoverer discoverer, Set<Long> woken) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(INSERT_HOSTS)) {
            new ColumnArrays<>(statement, hosts).bigint(FoundHost::domainId).text(FoundHost::value);
            statement.setLong(3, accountId);
            statement.setLong(4, accountId);
            statement.setInt(5, discoverer.mostHosts());
            statement.setLong(6, accountId);
            statement.setLong(7, accountId);
            statement.setBoolean(8, discoverer.fillsPlan());
            statement.setObject(9, now.atOffset(ZoneOffset.UTC));
            return collect(statement, woken);
        }
    }

    private void insertTypes(List<FoundHost> hosts, Discoverer discoverer) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(INSERT_TYPES)) {
            statement.setString(1, discoverer.code());
            new ColumnArrays<>(statement, hosts, 2)
                    .bigint(FoundHost::domainId)
                    .text(FoundHost::value)
                    .text(host -> host.type().code());
            statement.setLong(5, accountId);
            statement.executeUpdate();
        }
    }

    private void insertKeys(List<FoundKey> keys, Discoverer discoverer, Set<Long> woken) throws SQLException {
        dropInventedKeys(keys);
        try (PreparedStatement statement = transaction.prepareStatement(INSERT_KEYS)) {
            new ColumnArrays<>(statement, keys)
                    .bigint(FoundKey::domainId)
                    .text(FoundKey::dkimDomain)
                    .text(FoundKey::selector);
            statement.setLong(4, accountId);
            statement.setInt(5, discoverer.mostKeys());
            statement.setLong(6, accountId);
            statement.setString(7, discoverer.code());
            statement.setObject(8, now.atOffset(ZoneOffset.UTC));
            collect(statement, woken);
        }
    }

    private void dropInventedKeys(List<FoundKey> keys) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(DROP_KEYS)) {
            statement.setLong(1, accountId);
            new ColumnArrays<>(statement, keys, 2).bigint(FoundKey::domainId);
            statement.setInt(3, Discoverer.REPORT.mostKeys());
            statement.executeUpdate();
        }
    }

    /// Has domains looked at soon.
    static void wake(Connection transaction, long accountId, List<Long> domains, Instant now) throws SQLException {
        if (domains.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = transaction.prepareStatement(WAKE)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setLong(2, accountId);
            new ColumnArrays<>(statement, domains, 3).bigint(Long::longValue);
            statement.executeUpdate();
        }
    }

    private static int collect(PreparedStatement statement, Set<Long> domains) throws SQLException {
        int rows = 0;
        try (ResultSet inserted = statement.executeQuery()) {
            while (inserted.next()) {
                domains.add(inserted.getLong(1));
                rows++;
            }
        }
        return rows;
    }
}
