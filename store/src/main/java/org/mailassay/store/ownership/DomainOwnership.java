package org.mailassay.store.ownership;

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
import java.util.UUID;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountLock;
import org.mailassay.store.domain.DomainStore;

/// Whose domains are. An account may claim any; the first that proves it keeps it.
public final class DomainOwnership {
    private static final String OWNED = SqlFiles.read(DomainOwnership.class, "ownedDomain");
    private static final String LIST = OWNED + "where domains.account_id = :account_id\norder by domains.id";
    private static final String FIND =
            OWNED + "where domains.account_id = :account_id and domains.uuid = cast(:uuid as uuid)";
    private static final String FIND_BY_NAME =
            OWNED + "where domains.account_id = :account_id and domains.name = :name";
    private static final String CHALLENGE = SqlFiles.read(DomainOwnership.class, "challengeDomain");
    private static final String LOCK = SqlFiles.read(DomainOwnership.class, "lockName");
    private static final String NAME = SqlFiles.read(DomainOwnership.class, "domainName");
    private static final String OWNER = SqlFiles.read(DomainOwnership.class, "otherOwner");
    private static final String VERIFY = SqlFiles.read(DomainOwnership.class, "verifyDomain");
    private static final String HOSTS = SqlFiles.read(DomainOwnership.class, "hostUsage");

    private final Database database;

    public DomainOwnership(Database database) {
        this.database = database;
    }

    /// All of the account's domains, in the order added.
    public List<OwnedDomain> list(long accountId) {
        return database.rows(LIST, Map.of("account_id", accountId), DomainOwnership::owned);
    }

    /// The account's domain of this id; empty when it has none.
    public Optional<OwnedDomain> find(long accountId, UUID publicId) {
        return database.row(FIND, Map.of("account_id", accountId, "uuid", publicId), DomainOwnership::owned);
    }

    /// Adds the domain unless the account has it, and says how it is to be proven from now on. A token that is already
    /// published stays good as long as the method stays; what is proven stays so.
    public DomainInitiation initiate(
            Account account, DomainName name, Challenge challenge, LinkLetters letters, Instant now) {
        Initiation made =
                database.inTransaction(transaction -> initiate(transaction, account, name, challenge, letters, now));
        return switch (made) {
            case Initiation.Refused(DomainInitiation refusal) -> refusal;
            case Initiation.Open(List<ConfirmationMail> mails) ->
                new DomainInitiation.Initiated(
                        database.row(
                                        FIND_BY_NAME,
                                        Map.of("account_id", account.id(), "name", name.text()),
                                        DomainOwnership::owned)
                                .orElseThrow(),
                        mails);
        };
    }

    private static Initiation initiate(
            Connection transaction,
            Account account,
            DomainName name,
            Challenge challenge,
            LinkLetters letters,
            Instant now)
            throws SQLException {
        AccountLock.take(transaction, account.id());
        Map<String, String> recipients = recipients(name, challenge);
        if (!recipients.isEmpty()) {
            Optional<MailLimit> limit =
                    VerificationMails.limit(transaction, account.id(), List.copyOf(recipients.values()), now);
            if (limit.isPresent()) {
                return new Initiation.Refused(new DomainInitiation.TooManyMails(limit.get()));
            }
        }
        DomainStore.insert(transaction, account, name);
        Optional<Long> id = challenge(transaction, account.id(), name, challenge);
        if (id.isEmpty()) {
            return new Initiation.Refused(new DomainInitiation.QuotaReached(account.totalAllowedDomains()));
        }
        VerificationMails.withdraw(transaction, account.id(), Subject.DOMAIN, id.get());
        return new Initiation.Open(
                recipients.isEmpty()
                        ? List.of()
                        : VerificationMails.open(
                                transaction, account.id(), Subject.DOMAIN, id.get(), recipients, letters, now));
    }

    private static Map<String, String> recipients(DomainName name, Challenge challenge) {
        return switch (challenge) {
            case Challenge.TextRecord _ -> Map.of();
            case Challenge.Mail mail -> Map.of(name.text(), mail.role().at(name.text()));
        };
    }

    /// Keeps that the domain is proven, unless somebody else was first.
    public Verification verify(long accountId, long id, Instant now) {
        return database.inTransaction(transaction -> verify(transaction, accountId, id, now));
    }

    static Verification verify(Connection transaction, long accountId, long id, Instant now) throws SQLException {
        Optional<String> name = name(transaction, accountId, id);
        if (name.isEmpty()) {
            return new Verification.Missing();
        }
        try (PreparedStatement lock = transaction.prepareStatement(LOCK)) {
            lock.setString(1, name.get());
            lock.execute();
        }
        Optional<String> owner = otherOwner(transaction, accountId, name.get());
        if (owner.isPresent()) {
            return new Verification.Conflict(HiddenAddress.of(owner.get()));
        }
        try (PreparedStatement statement = transaction.prepareStatement(VERIFY)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setLong(2, accountId);
            statement.setLong(3, id);
            return statement.executeUpdate() == 1 ? new Verification.Verified() : new Verification.Missing();
        }
    }

    /// How many hosts are watched for all domains of the account.
    public HostUsage hosts(long accountId) {
        return database.row(
                        HOSTS,
                        Map.of("account_id", accountId),
                        row -> new HostUsage(
                                row.column("active").get(Integer.class),
                                row.column("total").get(Integer.class)))
                .orElseThrow();
    }

    /// Removes a domain with everything that is watched or was proven of it. Its DMARC reports are unassigned again, as
    /// those are that came before a domain was added.
    ///
    /// @return whether the account had it
    public boolean delete(long accountId, UUID publicId) {
        return database.inTransaction(transaction -> DomainRemoval.remove(transaction, accountId, publicId));
    }

    private static Optional<Long> challenge(
            Connection transaction, long accountId, DomainName name, Challenge challenge) throws SQLException {
        String token = challenge.newToken();
        try (PreparedStatement statement = transaction.prepareStatement(CHALLENGE)) {
            statement.setString(1, token);
            statement.setString(2, challenge.method().code());
            statement.setString(3, token);
            statement.setString(4, challenge.method().code());
            statement.setString(5, challenge.target());
            statement.setString(6, challenge.languageCode());
            statement.setLong(7, accountId);
            statement.setString(8, name.text());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    private static Optional<String> name(Connection transaction, long accountId, long id) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(NAME)) {
            statement.setLong(1, accountId);
            statement.setLong(2, id);
            return text(statement);
        }
    }

    private static Optional<String> otherOwner(Connection transaction, long accountId, String name)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(OWNER)) {
            statement.setString(1, name);
            statement.setLong(2, accountId);
            return text(statement);
        }
    }

    private static Optional<String> text(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private static OwnedDomain owned(DbRow row) {
        return new OwnedDomain(
                row.column("id").get(Long.class),
                row.column("uuid").get(UUID.class),
                row.column("name").get(String.class),
                VerificationMethod.of(row.column("verification_method").get(String.class)),
                row.column("verification_target").get(String.class),
                row.column("verification_token").get(String.class),
                Optional.ofNullable(row.column("verified_at").get(Timestamp.class))
                        .map(Timestamp::toInstant),
                row.column("created_at").get(Timestamp.class).toInstant(),
                row.column("monitored_hosts").get(Integer.class));
    }

    /// What the transaction came to.
    private sealed interface Initiation {
        record Open(List<ConfirmationMail> mails) implements Initiation {}

        record Refused(DomainInitiation refusal) implements Initiation {}
    }
}
