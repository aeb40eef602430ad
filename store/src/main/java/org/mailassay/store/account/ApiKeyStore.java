package org.mailassay.store.account;

import io.helidon.dbclient.DbRow;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// The keys that programs bring. A key is shown when it is made and kept by its digest alone.
public final class ApiKeyStore {
    /// Active keys that an account may have when nothing else is set.
    public static final int DEFAULT_LIMIT = 5;

    private static final String CREATE = SqlFiles.read(ApiKeyStore.class, "createKey");
    private static final String COUNT_ACTIVE = SqlFiles.read(ApiKeyStore.class, "countActiveKeys");
    private static final String LIST = SqlFiles.read(ApiKeyStore.class, "listKeys");
    private static final String REVOKE = SqlFiles.read(ApiKeyStore.class, "revokeKey");
    private static final String IDENTIFY = SqlFiles.read(ApiKeyStore.class, "identifyKey");
    private static final String RECORD_USE = SqlFiles.read(ApiKeyStore.class, "recordKeyUse");

    private final Database database;
    private final int limit;

    /// @param limit active keys that one account may have
    public ApiKeyStore(Database database, int limit) {
        this.database = database;
        this.limit = limit;
    }

    /// Makes a key.
    ///
    /// @param expiresAt from when on it is no longer valid; empty for never
    public KeyCreation create(
            long accountId, String name, Set<Scope> scopes, Optional<Instant> expiresAt, Instant now) {
        return database.inTransaction(transaction -> create(transaction, accountId, name, scopes, expiresAt, now));
    }

    KeyCreation create(
            Connection transaction,
            long accountId,
            String name,
            Set<Scope> scopes,
            Optional<Instant> expiresAt,
            Instant now)
            throws SQLException {
        if (!AccountLock.take(transaction, accountId)) {
            return new KeyCreation.NoSuchAccount();
        }
        if (countActive(transaction, accountId, now) >= limit) {
            return new KeyCreation.LimitReached(limit);
        }
        ApiKey key = ApiKey.random();
        try (PreparedStatement statement = transaction.prepareStatement(CREATE)) {
            statement.setLong(1, accountId);
            statement.setString(2, name);
            statement.setBytes(3, key.digest());
            statement.setString(4, key.start());
            statement.setString(5, key.hint());
            statement.setString(6, Scope.joined(scopes));
            statement.setObject(7, expiresAt.map(ApiKeyStore::utc).orElse(null));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                Instant createdAt = row.getTimestamp(2).toInstant();
                ApiKeyEntry entry = new ApiKeyEntry(
                        row.getLong(1),
                        name,
                        key.start(),
                        key.hint(),
                        scopes,
                        true,
                        createdAt,
                        expiresAt,
                        Optional.empty(),
                        Optional.empty());
                return new KeyCreation.Created(key, entry);
            }
        }
    }

    /// All keys of the account, the revoked ones too, in the order made.
    public List<ApiKeyEntry> list(long accountId, Instant now) {
        return database.rows(LIST, Map.of("account_id", accountId, "now", utc(now)), ApiKeyStore::entry);
    }

    /// Ends a key at once.
    ///
    /// @return whether the account had such a key, not yet revoked
    public boolean revoke(long accountId, long id, Instant now) {
        return database.change(REVOKE, Map.of("account_id", accountId, "id", id, "now", utc(now))) == 1;
    }

    /// Whose key this is; empty when it is nobody's, revoked or expired.
    public Optional<KeyHolder> identify(ApiKey key, Instant now) {
        byte[] digest = key.digest();
        return database.row(IDENTIFY, Map.of("key_hash", digest, "now", utc(now)), row -> row)
                .filter(row ->
                        MessageDigest.isEqual(digest, row.column("key_hash").get(byte[].class)))
                .map(ApiKeyStore::holder);
    }

    /// Writes down when keys were last used, in one statement.
    public void recordUse(Map<KeyHolder.KeyId, Instant> times) {
        List<Map.Entry<KeyHolder.KeyId, Instant>> uses = List.copyOf(times.entrySet());
        Map<String, Object> parameters = Map.of(
                "account_ids",
                        uses.stream().map(use -> use.getKey().accountId()).toArray(Long[]::new),
                "ids", uses.stream().map(use -> use.getKey().id()).toArray(Long[]::new),
                "times", uses.stream().map(use -> use.getValue().toString()).toArray(String[]::new));
        database.change(RECORD_USE, parameters);
    }

    private static long countActive(Connection transaction, long accountId, Instant now) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(COUNT_ACTIVE)) {
            statement.setLong(1, accountId);
            statement.setObject(2, utc(now));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static ApiKeyEntry entry(DbRow row) {
        return new ApiKeyEntry(
                AccountRow.number(row, "id"),
                AccountRow.text(row, "name"),
                AccountRow.text(row, "key_start"),
                AccountRow.text(row, "key_hint"),
                Scope.split(AccountRow.text(row, "scopes")),
                AccountRow.flag(row, "active"),
                AccountRow.time(row, "created_at").orElseThrow(),
                AccountRow.time(row, "expires_at"),
                AccountRow.time(row, "last_used_at"),
                AccountRow.time(row, "revoked_at"));
    }

    private static KeyHolder holder(DbRow row) {
        Account account = AccountRow.account(row);
        return new KeyHolder(
                new KeyHolder.KeyId(account.id(), AccountRow.number(row, "key_id")),
                account,
                Scope.split(AccountRow.text(row, "scopes")),
                AccountRow.time(row, "last_used_at"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
