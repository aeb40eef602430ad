package org.mailassay.store.account;

import java.time.Instant;
import java.util.Optional;
import org.mailassay.store.Database;

/// Makes accounts for tests.
public final class TestAccounts {
    private TestAccounts() {}

    public static Account create(Database database, String email) {
        return switch (new AccountStore(database).create(new EmailAddress(email), Plan.SELF_HOSTED)) {
            case AccountCreation.Created(Account account) -> account;
            case AccountCreation.EmailTaken _, AccountCreation.NoSuchPlan _ -> throw new IllegalStateException(email);
        };
    }

    /// Puts the account on a plan of its own that differs from the default in what is given.
    public static Account withPlan(Database database, Account account, int domains, int retentionDays, int perMinute) {
        String name = "plan of " + account.id();
        new PlanStore(database)
                .save(new Plan(name, domains, -1, -1, -1, -1, perMinute, Math.max(5, perMinute), retentionDays));
        new AccountStore(database).subscribe(account.id(), name, 0, Optional.empty());
        return new AccountStore(database).find(account.id()).orElseThrow();
    }

    public static ApiKey key(Database database, Account account) {
        KeyCreation creation = new ApiKeyStore(database, 100)
                .create(account.id(), "test", Scope.DEFAULT, Optional.empty(), Instant.now());
        return switch (creation) {
            case KeyCreation.Created created -> created.key();
            case KeyCreation.LimitReached _, KeyCreation.NoSuchAccount _ ->
                throw new IllegalStateException("no key for " + account.id());
        };
    }
}
