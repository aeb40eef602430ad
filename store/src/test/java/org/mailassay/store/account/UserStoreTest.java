package org.mailassay.store.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.store.testing.TestDatabase;

class UserStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Instant NOW = Instant.parse("2026-04-05T09:15:00Z");

    @Test
    void onlyTheRightPasswordSignsIn() {
        Account account = TestAccounts.create(DATABASE.database(), "signs-in@example.com");
        UserStore users = new UserStore(DATABASE.database());
        EmailAddress email = new EmailAddress("Signs-In@example.com");

        assertThat(users.signIn(email, "", NOW)).as("no password yet").isEmpty();
        assertThat(users.changePassword(account.ownerId(), "correct horse battery"))
                .isTrue();
        assertThat(users.signIn(email, "correct horse batterY", NOW)).isEmpty();
        assertThat(users.signIn(email, "correct horse battery", NOW))
                .contains(new User(account.ownerId(), "signs-in@example.com"));
        assertThat(users.signIn(new EmailAddress("nobody@example.com"), "correct horse battery", NOW))
                .isEmpty();
        assertThat(users.changePassword(Long.MAX_VALUE, "whatever it is")).isFalse();
        assertThat(DATABASE.number("select count(*) from users where last_login_at = '2026-04-05T09:15:00Z'"))
                .isEqualTo(1);
    }

    @Test
    void aHashIsSaltedAndSaysHowItWasMade() {
        String hash = PasswordHash.of("correct horse battery");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(PasswordHash.of("correct horse battery")).isNotEqualTo(hash);
        assertThat(PasswordHash.fits("correct horse battery", hash)).isTrue();
        assertThat(PasswordHash.fits("", "not a hash")).isFalse();
        assertThat(PasswordHash.fits("", "")).isFalse();
    }
}
