package org.mailassay.store.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.intake.AssignmentLock;

/// Accounts: made, found, suspended and resumed.
public final class AccountStore {
    private static final String CREATE = SqlFiles.read(AccountStore.class, "createAccount");
    private static final String FIND = SqlFiles.read(AccountStore.class, "findAccount");
    private static final String FIND_BY_EMAIL = SqlFiles.read(AccountStore.class, "findAccountByEmail");
    private static final String LIST = SqlFiles.read(AccountStore.class, "listAccounts");
    private static final String ANY = SqlFiles.read(AccountStore.class, "anyAccount");
    private static final String USAGE = SqlFiles.read(AccountStore.class, "accountUsage");
    private static final String SUSPEND = SqlFiles.read(AccountStore.class, "suspendAccount");
    private static final String SUBSCRIBE = SqlFiles.read(AccountStore.class, "subscribeAccount");

    private static final String KEEP_FAILED_MESSAGES = SqlFiles.read(AccountStore.class, "keepFailedMessages");
    private static final String FORGET_FAILED_MESSAGES = SqlFiles.read(AccountStore.class, "forgetFailedMessages");

    private final Database database;

    public AccountStore(Database database) {
        this.database = database;
    }

    /// Makes an account with its owner, who has no password yet, and its reporting address.
    ///
    /// @param plan name of the account's plan, [Plan#SELF_HOSTED] when nothing else is wanted
    public AccountCreation create(EmailAddress email, String plan) {
        return created(database.inTransaction(transaction -> insert(transaction, email, plan, "")), plan);
    }

    /// The account; empty when there is none of this id.
    public Optional<Account> find(long id) {
        return database.row(FIND, Map.of("id", id), AccountRow::account);
    }

    /// The account that is known by this address, in whatever case it is written.
    public Optional<Account> find(EmailAddress email) {
        return database.row(FIND_BY_EMAIL, Map.of("email", email.text()), AccountRow::account);
    }

    /// Accounts by their ids, a page at a time.
    ///
    /// @param after the last id of the page before; 0 for the first
    public List<Account> list(long after, int limit) {
        return database.rows(LIST, Map.of("after", after, "limit", limit), AccountRow::account);
    }

    /// Chooses how much the account keeps of the messages that failure reports bring from now on. When that is less
    /// than before, what is kept beyond it is deleted; quarantined mail stays, since it could not be released.
    public void keepFailedMessages(long id, FailedMessages choice) {
        database.inTransaction(transaction -> {
            // A writer that read the earlier choice would seal its mail after those that were sealed are forgotten.
            AssignmentLock.exclusive(transaction, id);
            try (PreparedStatement statement = transaction.prepareStatement(KEEP_FAILED_MESSAGES)) {
                statement.setString(1, choice.code());
                statement.setLong(2, id);
                statement.executeUpdate();
            }
            if (choice == FailedMessages.HEADERS) {
                try (PreparedStatement statement = transaction.prepareStatement(FORGET_FAILED_MESSAGES)) {
                    statement.setLong(1, id);
                    statement.executeUpdate();
                }
            }
            return choice;
        });
    }

    /// Whether the appliance has any account, that is, whether it is set up.
    public boolean any() {
        return database.row(ANY, Map.of(), row -> AccountRow.flag(row, "any")).orElseThrow();
    }

    /// What the account has, and what came in for it in the 30 days up to today.
    public AccountUsage usage(long id, LocalDate today) {
        return database.row(
                        USAGE,
                        Map.of("account_id", id, "today", today),
                        row -> new AccountUsage(
                                AccountRow.number(row, "domains"),
                                AccountRow.number(row, "active_domains"),
                                AccountRow.number(row, "reports"),
                                AccountRow.number(row, "messages")))
                .orElseThrow();
    }

    /// Suspends the account: its keys answer for nothing until it is resumed. Reports still come in.
    ///
    /// @return whether there is such an account
    public boolean suspend(long id) {
        return database.change(SUSPEND, Map.of("id", id, "suspended", true)) == 1;
    }

    /// Ends a suspension.
    ///
    /// @return whether there is such an account
    public boolean resume(long id) {
        return database.change(SUSPEND, Map.of("id", id, "suspended", false)) == 1;
    }

    /// Puts the account on a plan.
    ///
    /// @param periodEnd when it ends; empty for never
    /// @return whether there are such an account and such a plan
    public boolean subscribe(long id, String plan, int extraDomains, Optional<Instant> periodEnd) {
        Map<String, Object> parameters = Map.of(
                "id", id,
                "plan", plan,
                "extra_domains", extraDomains,
                "period_end", periodEnd.map(Instant::toString).orElse(""));
        return database.change(SUBSCRIBE, parameters) == 1;
    }

    /// Inserts within the caller's transaction.
    ///
    /// @return the account's id; empty when nothing was inserted
    static Optional<Long> insert(Connection transaction, EmailAddress email, String plan, String passwordHash)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(CREATE)) {
            statement.setString(1, email.text());
            statement.setString(2, plan);
            statement.setString(3, email.text());
            statement.setString(4, passwordHash);
            statement.setString(5, "rua-" + RandomText.lowerCase(16));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    private AccountCreation created(Optional<Long> id, String plan) {
        if (id.isPresent()) {
            return new AccountCreation.Created(find(id.get()).orElseThrow());
        }
        boolean planExists = new PlanStore(database).find(plan).isPresent();
        return planExists ? new AccountCreation.EmailTaken() : new AccountCreation.NoSuchPlan();
    }
}
