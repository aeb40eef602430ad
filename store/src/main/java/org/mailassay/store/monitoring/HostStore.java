package org.mailassay.store.monitoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.mailassay.store.Database;
import org.mailassay.store.JsonTable;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountLock;
import org.mailassay.store.account.Plan;

/// The hosts of verified domains: listed, switched off and on.
public final class HostStore {
    private static final String LIST = SqlFiles.read(HostStore.class, "listHosts");
    private static final String FIND = SqlFiles.read(HostStore.class, "findHost");
    private static final String SWITCH = SqlFiles.read(HostStore.class, "switchHost");

    private final Database database;

    public HostStore(Database database) {
        this.database = database;
    }

    /// The hosts of a domain, the domain itself first and the others in the order found.
    public List<MonitoredHost> list(DomainKey key, int limit) {
        return database.rows(
                LIST,
                Map.of("account_id", key.accountId(), "domain_id", key.domainId(), "limit", limit),
                row -> new MonitoredHost(
                        row.column("id").getLong(),
                        row.column("host_value").getString(),
                        row.column("is_main").getBoolean(),
                        row.column("is_active").getBoolean(),
                        JsonTable.read(row.column("types").getString()).stream()
                                .map(cells -> new MonitoredHost.SeenAs(cells.get(0), cells.get(1)))
                                .toList(),
                        MonitoringStore.time(row, "created_at").orElseThrow()));
    }

    /// Switches an active host off, and one that is off on; its domain is then due at once.
    public HostSwitch toggle(Account account, DomainKey key, long hostId, Instant now) {
        return database.inTransaction(transaction -> {
            if (!AccountLock.take(transaction, account.id())) {
                return new HostSwitch.NoSuchHost();
            }
            HostSwitch outcome = toggle(transaction, account, key, hostId);
            if (outcome instanceof HostSwitch.Switched switched && switched.active()) {
                HostAdoption.wake(transaction, account.id(), List.of(key.domainId()), now);
            }
            return outcome;
        });
    }

    private static HostSwitch toggle(Connection transaction, Account account, DomainKey key, long hostId)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(FIND)) {
            statement.setLong(1, account.id());
            statement.setLong(2, account.id());
            statement.setLong(3, key.domainId());
            statement.setLong(4, hostId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return new HostSwitch.NoSuchHost();
                }
                boolean active = row.getBoolean(1);
                int allowed = account.plan().monitoredHosts();
                if (active && row.getBoolean(2)) {
                    return new HostSwitch.MainHost();
                }
                if (!active && allowed != Plan.UNLIMITED && row.getInt(3) >= allowed) {
                    return new HostSwitch.QuotaReached(allowed);
                }
                write(transaction, account.id(), hostId, !active);
                return new HostSwitch.Switched(hostId, !active);
            }
        }
    }

    private static void write(Connection transaction, long accountId, long hostId, boolean active) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(SWITCH)) {
            statement.setBoolean(1, active);
            statement.setLong(2, accountId);
            statement.setLong(3, hostId);
            statement.executeUpdate();
        }
    }
}
