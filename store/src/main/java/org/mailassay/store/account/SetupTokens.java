package org.mailassay.store.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// One-time tokens that let whoever started the appliance make its first owner. A token is kept by its digest.
public final class SetupTokens {
    private static final String ISSUE = SqlFiles.read(SetupTokens.class, "issueToken");
    private static final String IS_OPEN = SqlFiles.read(SetupTokens.class, "tokenIsOpen");
    private static final String USE = SqlFiles.read(SetupTokens.class, "useToken");
    private static final String DELETE_EXPIRED = SqlFiles.read(SetupTokens.class, "deleteExpiredTokens");
    private static final String ANY_ACCOUNT = SqlFiles.read(SetupTokens.class, "anyAccount");
    private static final String LOCK = SqlFiles.read(SetupTokens.class, "lockSetup");
    private static final String PURPOSE = "first_owner";

    private final Database database;
    private final ApiKeyStore keys;

    public SetupTokens(Database database, ApiKeyStore keys) {
        this.database = database;
        this.keys = keys;
    }

    /// What came of a first owner's wish to set the appliance up.
    public sealed interface Setup {
        /// The account is there, with a key that is shown now or never.
        record Done(Account account, ApiKey key) implements Setup {}

        /// The token is unknown, used or too old.
        record InvalidToken() implements Setup {}

        /// The appliance has an account already.
        record AlreadySetUp() implements Setup {}
    }

    /// Makes a token.
    ///
    /// @return its text, to be printed once
    public String issue(Instant now, Duration validity) {
        database.change(DELETE_EXPIRED, Map.of("before", utc(now.minus(Duration.ofDays(30)))));
        String token = RandomText.base62(40);
        Map<String, Object> parameters =
                Map.of("token_hash", Secret.digest(token), "purpose", PURPOSE, "expires_at", utc(now.plus(validity)));
        database.change(ISSUE, parameters);
        return token;
    }

    /// Whether the token can be used now.
    public boolean isOpen(String token, Instant now) {
        Map<String, Object> parameters =
                Map.of("token_hash", Secret.digest(token), "purpose", PURPOSE, "now", utc(now));
        return database.row(IS_OPEN, parameters, row -> AccountRow.flag(row, "open"))
                .orElseThrow();
    }

    /// Uses the token up and makes the owner, the account and a key, all or nothing.
    public Setup setUp(String token, EmailAddress email, String password, Instant now) {
        if (!isOpen(token, now)) {
            return new Setup.InvalidToken();
        }
        String passwordHash = PasswordHash.of(password);
        Made made = database.inTransaction(transaction -> make(transaction, token, email, passwordHash, now));
        return switch (made) {
            case Made.Refused(Setup refusal) -> refusal;
            case Made.Account(long id, ApiKey key) ->
                new Setup.Done(new AccountStore(database).find(id).orElseThrow(), key);
        };
    }

    private Made make(Connection transaction, String token, EmailAddress email, String passwordHash, Instant now)
            throws SQLException {
        if (isSetUp(transaction)) {
            return new Made.Refused(new Setup.AlreadySetUp());
        }
        if (!use(transaction, token, now)) {
            return new Made.Refused(new Setup.InvalidToken());
        }
        Optional<Long> account = AccountStore.insert(transaction, email, Plan.SELF_HOSTED, passwordHash);
        KeyCreation key =
                keys.create(transaction, account.orElseThrow(), "First key", Scope.DEFAULT, Optional.empty(), now);
        return switch (key) {
            case KeyCreation.Created created -> new Made.Account(account.get(), created.key());
            case KeyCreation.LimitReached _, KeyCreation.NoSuchAccount _ ->
                throw new IllegalStateException("a new account can have a key");
        };
    }

    /// Two that come at once take turns here, so that there is one first owner.
    private static boolean isSetUp(Connection transaction) throws SQLException {
        try (PreparedStatement lock = transaction.prepareStatement(LOCK)) {
            lock.execute();
        }
        try (PreparedStatement statement = transaction.prepareStatement(ANY_ACCOUNT);
                var row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static boolean use(Connection transaction, String token, Instant now) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(USE)) {
            statement.setObject(1, utc(now));
            statement.setBytes(2, Secret.digest(token));
            statement.setString(3, PURPOSE);
            statement.setObject(4, utc(now));
            return statement.executeUpdate() == 1;
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /// What the transaction came to.
    private sealed interface Made {
        record Account(long id, ApiKey key) implements Made {}

        record Refused(Setup refusal) implements Made {}
    }
}
