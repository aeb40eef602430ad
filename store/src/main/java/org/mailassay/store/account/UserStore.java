package org.mailassay.store.account;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// People and their passwords.
public final class UserStore {
    /// What a password is measured by: length alone (NIST SP 800-63B, section 3.1.1).
    public static final int MINIMUM_PASSWORD_LENGTH = 12;
    /// Longer ones are refused, so that hashing has a bound.
    public static final int MAXIMUM_PASSWORD_LENGTH = 200;

    private static final String FIND_BY_EMAIL = SqlFiles.read(UserStore.class, "findUserByEmail");
    private static final String FIND_MEMBER = SqlFiles.read(UserStore.class, "findMember");
    private static final String CHANGE_PASSWORD = SqlFiles.read(UserStore.class, "changePassword");
    private static final String RECORD_LOGIN = SqlFiles.read(UserStore.class, "recordLogin");

    /// What a password is compared with when there is no such user, so that the answer takes as long.
    private static final String NOBODY = PasswordHash.of("");

    private final Database database;

    public UserStore(Database database) {
        this.database = database;
    }

    /// The user whose address and password these are; empty for an unknown address and a wrong password alike.
    public Optional<User> signIn(EmailAddress email, String password, Instant now) {
        Optional<Stored> stored = database.row(
                FIND_BY_EMAIL,
                Map.of("email", email.text()),
                row -> new Stored(
                        new User(AccountRow.number(row, "id"), AccountRow.text(row, "email")),
                        AccountRow.text(row, "password_hash")));
        boolean fits = PasswordHash.fits(password, stored.map(Stored::hash).orElse(NOBODY));
        if (stored.isEmpty() || !fits) {
            return Optional.empty();
        }
        database.change(RECORD_LOGIN, Map.of("id", stored.get().user().id(), "now", now.atOffset(ZoneOffset.UTC)));
        return stored.map(Stored::user);
    }

    /// A user of the account; empty when it has none of this id.
    public Optional<Member> member(long accountId, long userId) {
        return database.row(
                FIND_MEMBER,
                Map.of("account_id", accountId, "user_id", userId),
                row -> new Member(
                        AccountRow.number(row, "id"),
                        AccountRow.text(row, "email"),
                        AccountRow.text(row, "role"),
                        AccountRow.time(row, "created_at").orElseThrow()));
    }

    /// Gives the user another password.
    ///
    /// @return whether there is such a user
    public boolean changePassword(long userId, String password) {
        return database.change(CHANGE_PASSWORD, Map.of("id", userId, "password_hash", PasswordHash.of(password))) == 1;
    }

    private record Stored(User user, String hash) {}
}
