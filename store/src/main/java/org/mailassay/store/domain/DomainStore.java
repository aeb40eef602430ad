package org.mailassay.store.domain;

import io.helidon.dbclient.DbRow;
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
import java.util.Set;
import java.util.UUID;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountLock;
import org.mailassay.store.report.Adoption;

/// The domains of accounts.
public final class DomainStore {
    /// For a list of all domains of an account.
    public static final int ALL = Integer.MAX_VALUE;

    private static final String ADD = SqlFiles.read(DomainStore.class, "addDomain");
    private static final String LIST = SqlFiles.read(DomainStore.class, "listDomains");
    private static final String FIND = SqlFiles.read(DomainStore.class, "findDomain");
    private static final String FIND_BY_NAME = SqlFiles.read(DomainStore.class, "findDomainByName");
    private static final String ACTIVATE = SqlFiles.read(DomainStore.class, "activateDomain");
    private static final String DEACTIVATE = SqlFiles.read(DomainStore.class, "deactivateDomain");
    private static final String RECORD_JUDGEMENT = SqlFiles.read(DomainStore.class, "recordJudgement");

    private static final String DKIM_SELECTORS = SqlFiles.read(DomainStore.class, "dkimSelectors");

    private final Database database;

    public DomainStore(Database database) {
        this.database = database;
    }

    /// Adds a domain, deactivated, and assigns to it the reports that came for it before it was there.
    public DomainAddition add(Account account, DomainName name) {
        boolean added = database.inTransaction(
                transaction -> AccountLock.take(transaction, account.id()) && insert(transaction, account, name));
        Optional<Domain> domain = find(account.id(), name);
        if (domain.isEmpty()) {
            return new DomainAddition.QuotaReached(account.totalAllowedDomains());
        }
        return added ? new DomainAddition.Added(domain.get()) : new DomainAddition.Duplicate();
    }

    /// The account's domain of this id; empty when it has none.
    public Optional<Domain> find(long accountId, long id) {
        return database.row(FIND, Map.of("account_id", accountId, "id", id), DomainStore::domain);
    }

    /// The account's domain of this name; empty when it has none.
    public Optional<Domain> find(long accountId, DomainName name) {
        return database.row(FIND_BY_NAME, Map.of("account_id", accountId, "name", name.text()), DomainStore::domain);
    }

    /// The account's domains in the order added.
    ///
    /// @param after the last id of the page before; 0 for the first
    /// @param limit [#ALL] for every one
    public List<Domain> list(long accountId, long after, int limit) {
        return database.rows(
                LIST, Map.of("account_id", accountId, "after", after, "limit", limit), DomainStore::domain);
    }

    /// Activates a domain, within the account's quota.
    public DomainActivation activate(Account account, long id, Instant now) {
        boolean active = database.inTransaction(
                transaction -> AccountLock.take(transaction, account.id()) && update(transaction, account, id, now));
        Optional<Domain> domain = find(account.id(), id);
        if (domain.isEmpty()) {
            return new DomainActivation.NoSuchDomain();
        }
        return active
                ? new DomainActivation.Active(domain.get())
                : new DomainActivation.QuotaReached(account.totalAllowedDomains());
    }

    /// Deactivates a domain: what arrives for it from now on is recorded and not counted.
    ///
    /// @return the domain; empty when the account has none of this id
    public Optional<Domain> deactivate(long accountId, long id) {
        database.change(DEACTIVATE, Map.of("account_id", accountId, "id", id));
        return find(accountId, id);
    }

    /// Keeps how the domain's records stood, unless a later look was kept already.
    ///
    /// @param judgement the whole judgement as JSON
    public void recordJudgement(long accountId, long id, String status, String judgement, Instant checkedAt) {
        Map<String, Object> parameters = Map.of(
                "account_id", accountId,
                "id", id,
                "dns_status", status,
                "dns_judgement", judgement,
                "checked_at", checkedAt.atOffset(ZoneOffset.UTC));
        database.change(RECORD_JUDGEMENT, parameters);
    }

    /// The selectors under which the newest reports saw the domain's own signatures pass.
    public Set<String> dkimSelectors(long accountId, long id, int limit) {
        Map<String, Object> parameters = Map.of("account_id", accountId, "domain_id", id, "limit", limit);
        return Set.copyOf(database.rows(
                DKIM_SELECTORS, parameters, row -> row.column("selector").getString()));
    }

    /// The same within a transaction that holds the account ([AccountLock]).
    ///
    /// @return whether the domain was added; not so when the account has it, or as many as it may
    public static boolean insert(Connection transaction, Account account, DomainName name) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(ADD)) {
            statement.setString(1, name.text());
            statement.setLong(2, account.id());
            statement.setInt(3, account.totalAllowedDomains());
            statement.setInt(4, account.totalAllowedDomains());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                Adoption.adopt(transaction, account.id(), row.getLong(1), name.text());
                return true;
            }
        }
    }

    private static boolean update(Connection transaction, Account account, long id, Instant now) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(ACTIVATE)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setLong(2, account.id());
            statement.setLong(3, id);
            statement.setInt(4, account.totalAllowedDomains());
            statement.setInt(5, account.totalAllowedDomains());
            return statement.executeUpdate() == 1;
        }
    }

    private static Domain domain(DbRow row) {
        return new Domain(
                row.column("id").getLong(),
                row.column("uuid").get(UUID.class),
                row.column("name").getString(),
                row.column("active").getBoolean(),
                time(row, "activated_at"),
                time(row, "created_at").orElseThrow(),
                row.column("dns_status").getString(),
                time(row, "dns_checked_at"));
    }

    private static Optional<Instant> time(DbRow row, String column) {
        return Optional.ofNullable(row.column(column).get(Timestamp.class)).map(Timestamp::toInstant);
    }
}
