package org.mailassay.store.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.store.testing.TestDatabase;

class AccountStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private final AccountStore accounts = new AccountStore(DATABASE.database());

    @Test
    void anAccountHasAnOwnerAPlanAndAReportingAddress() {
        Account account = TestAccounts.create(DATABASE.database(), "First@Example.com");

        assertThat(account.email()).isEqualTo("First@Example.com");
        assertThat(account.ownerId()).isPositive();
        assertThat(account.plan()).isEqualTo(new Plan(Plan.SELF_HOSTED, -1, -1, -1, 10, -1, 30, 5, Plan.UNLIMITED));
        assertThat(account.totalAllowedDomains()).isEqualTo(Plan.UNLIMITED);
        assertThat(account.reportingLocalPart()).matches("rua-[0-9a-z]{16}");
        assertThat(account.standing(Instant.now())).isEqualTo(Standing.ACTIVE);
        assertThat(accounts.find(new EmailAddress("FIRST@example.COM"))).contains(account);
        assertThat(accounts.list(account.id() - 1, 1)).containsExactly(account);
        assertThat(accounts.any()).isTrue();
    }

    @Test
    void anAddressIsTakenInWhateverCase() {
        TestAccounts.create(DATABASE.database(), "taken@example.com");

        assertThat(accounts.create(new EmailAddress("Taken@Example.com"), Plan.SELF_HOSTED))
                .isEqualTo(new AccountCreation.EmailTaken());
        assertThat(accounts.create(new EmailAddress("other@example.com"), "no such plan"))
                .isEqualTo(new AccountCreation.NoSuchPlan());
        assertThat(DATABASE.number("select count(*) from users where email = 'other@example.com'"))
                .isZero();
    }

    @Test
    void standingFollowsSuspensionAndPeriod() {
        Account account = TestAccounts.create(DATABASE.database(), "standing@example.com");
        Instant end = Instant.parse("2026-05-01T00:00:00Z");

        assertThat(accounts.suspend(account.id())).isTrue();
        assertThat(accounts.find(account.id()).orElseThrow().standing(end)).isEqualTo(Standing.SUSPENDED);
        assertThat(accounts.resume(account.id())).isTrue();
        assertThat(accounts.subscribe(account.id(), Plan.SELF_HOSTED, 3, Optional.of(end)))
                .isTrue();
        Account subscribed = accounts.find(account.id()).orElseThrow();
        assertThat(subscribed.extraDomains()).isEqualTo(3);
        assertThat(subscribed.standing(end.minusSeconds(1))).isEqualTo(Standing.ACTIVE);
        assertThat(subscribed.standing(end)).isEqualTo(Standing.PAST_PERIOD);
        assertThat(accounts.suspend(Long.MAX_VALUE)).isFalse();
        assertThat(accounts.subscribe(account.id(), "no such plan", 0, Optional.empty()))
                .isFalse();
    }

    @Test
    void usageCountsThirtyDaysOfTheAccountAlone() {
        Account account = TestAccounts.create(DATABASE.database(), "usage@example.com");
        Account other = TestAccounts.create(DATABASE.database(), "other-usage@example.com");
        DATABASE.execute("insert into domains (account_id, name, active) values (" + account.id()
                + ", 'a.example', true), (" + account.id() + ", 'b.example', false)");
        for (Account each : List.of(account, other)) {
            for (String day : List.of("2026-04-30", "2026-04-01", "2026-03-31")) {
                DATABASE.execute("insert into daily_totals values (" + each.id() + ", 1, '" + day
                        + "', 2, 10, 1, 1, 1, 10, 0, 0)");
            }
        }

        assertThat(accounts.usage(account.id(), LocalDate.parse("2026-04-30")))
                .isEqualTo(new AccountUsage(2, 1, 4, 20));
    }

    @Test
    void anEmailAddressIsADotAtomAndADomain() {
        for (String good : List.of("me@example.com", "a.b+c@x", "o'neill@sub.example.co.uk")) {
            assertThat(EmailAddress.parse(" " + good + " ")).as(good).contains(new EmailAddress(good));
        }
        for (String bad :
                List.of("", "me", "@x", "a@", "a..b@x", ".a@x", "a.@x", "a b@x", "a@b@c", "a@-x", "a\r\n@x")) {
            assertThat(EmailAddress.parse(bad)).as(bad).isEmpty();
        }
    }
}
