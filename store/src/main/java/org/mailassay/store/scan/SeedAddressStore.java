package org.mailassay.store.scan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountLock;
import org.mailassay.store.account.Plan;
import org.mailassay.store.account.RandomText;

/// An account's seed addresses.
public final class SeedAddressStore {
    private static final String COUNT = SqlFiles.read(SeedAddressStore.class, "countSeeds");
    private static final String INSERT = SqlFiles.read(SeedAddressStore.class, "insertSeed");
    private static final String LIST = SqlFiles.read(SeedAddressStore.class, "listSeeds");
    private static final String DELETE = SqlFiles.read(SeedAddressStore.class, "deleteSeed");
    private static final int RANDOM_LENGTH = 12;

    private final Database database;

    public SeedAddressStore(Database database) {
        this.database = database;
    }

    /// Makes one, as far as the account's plan allows. From then on mail is taken for it.
    public SeedCreation create(Account account, String name, Instant now) {
        int limit = account.plan().seedAddresses();
        return database.inTransaction(transaction -> {
            AccountLock.take(transaction, account.id());
            if (limit != Plan.UNLIMITED && count(transaction, account.id()) >= limit) {
                return new SeedCreation.LimitReached(limit);
            }
            return new SeedCreation.Created(insert(transaction, account.id(), name, now));
        });
    }

    /// All of the account's, in the order made.
    public List<SeedAddress> list(long accountId) {
        return database.rows(
                LIST,
                Map.of("account_id", accountId),
                row -> new SeedAddress(
                        row.column("id").get(Long.class),
                        row.column("name").get(String.class),
                        row.column("local_part").get(String.class),
                        row.column("created_at").get(Timestamp.class).toInstant(),
                        Optional.ofNullable(row.column("last_used_at").get(Timestamp.class))
                                .map(Timestamp::toInstant)));
    }

    /// Deletes one. Scans of messages that came there stay.
    ///
    /// @return whether the account had it
    public boolean delete(long accountId, long id) {
        return database.row(
                        DELETE,
                        Map.of("account_id", accountId, "id", id),
                        row -> row.column("deleted").get(Long.class))
                .orElseThrow()
                .equals(1L);
    }

    private static long count(Connection transaction, long accountId) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(COUNT)) {
            statement.setLong(1, accountId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static SeedAddress insert(Connection transaction, long accountId, String name, Instant now)
            throws SQLException {
        String localPart = "seed-" + RandomText.lowerCase(RANDOM_LENGTH);
        ScanAddresses.open(transaction, accountId, localPart, "seed");
        try (PreparedStatement statement = transaction.prepareStatement(INSERT)) {
            statement.setLong(1, accountId);
            statement.setString(2, name);
            statement.setString(3, localPart);
            statement.setObject(4, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new SeedAddress(row.getLong(1), name, localPart, now, Optional.empty());
            }
        }
    }
}
