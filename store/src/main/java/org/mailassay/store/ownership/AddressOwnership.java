package org.mailassay.store.ownership;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountLock;
import org.mailassay.store.account.Plan;

/// Whose sending addresses are. An account may claim any; the first that proves it keeps them.
public final class AddressOwnership {
    private static final String OWNED = SqlFiles.read(AddressOwnership.class, "ownedAddresses");
    private static final String LIST = OWNED + "where account_id = :account_id\norder by id";
    private static final String FIND = OWNED + "where account_id = :account_id and uuid = cast(:uuid as uuid)";
    private static final String FIND_BY_VALUE = OWNED + "where account_id = :account_id and ip_value = :ip_value";
    private static final String USED = SqlFiles.read(AddressOwnership.class, "usedAddresses");
    private static final String CLAIM = SqlFiles.read(AddressOwnership.class, "claimAddresses");
    private static final String LOCK = SqlFiles.read(AddressOwnership.class, "lockAddresses");
    private static final String MARK = SqlFiles.read(AddressOwnership.class, "markHosts");
    private static final String OWNER = SqlFiles.read(AddressOwnership.class, "overlappingOwner");
    private static final String VERIFY = SqlFiles.read(AddressOwnership.class, "verifyAddresses");
    private static final String DELETE = SqlFiles.read(AddressOwnership.class, "deleteAddresses");

    private final Database database;

    public AddressOwnership(Database database) {
        this.database = database;
    }

    /// All of the account's addresses, in the order added.
    public List<OwnedAddresses> list(long accountId) {
        return database.rows(LIST, Map.of("account_id", accountId), AddressRow::owned);
    }

    /// The account's addresses of this id; empty when it has none.
    public Optional<OwnedAddresses> find(long accountId, UUID publicId) {
        return database.row(FIND, Map.of("account_id", accountId, "uuid", publicId), AddressRow::owned);
    }

    /// Adds the addresses unless the account has them, and says how they are to be proven from now on. A token that is
    /// already published stays good as long as the method and the names stay; what is proven stays so.
    public AddressInitiation initiate(Account account, AddressClaim claim, LinkLetters letters, Instant now) {
        Initiation made = database.inTransaction(transaction -> initiate(transaction, account, claim, letters, now));
        return switch (made) {
            case Initiation.Refused(AddressInitiation refusal) -> refusal;
            case Initiation.Open(List<ConfirmationMail> mails) ->
                new AddressInitiation.Initiated(
                        database.row(
                                        FIND_BY_VALUE,
                                        Map.of(
                                                "account_id",
                                                account.id(),
                                                "ip_value",
                                                claim.block().text()),
                                        AddressRow::owned)
                                .orElseThrow(),
                        mails);
        };
    }

    private static Initiation initiate(
            Connection transaction, Account account, AddressClaim claim, LinkLetters letters, Instant now)
            throws SQLException {
        AccountLock.take(transaction, account.id());
        int allowed = account.plan().monitoredIps();
        long used = used(transaction, account.id(), claim);
        if (allowed != Plan.UNLIMITED && used + claim.block().count() > allowed) {
            return new Initiation.Refused(new AddressInitiation.QuotaReached(allowed, used));
        }
        Map<String, String> recipients = recipients(claim);
        if (!recipients.isEmpty()) {
            Optional<MailLimit> limit =
                    VerificationMails.limit(transaction, account.id(), List.copyOf(recipients.values()), now);
            if (limit.isPresent()) {
                return new Initiation.Refused(new AddressInitiation.TooManyMails(limit.get()));
            }
        }
        long id = claim(transaction, account.id(), claim, now);
        VerificationMails.withdraw(transaction, account.id(), Subject.IPS, id);
        return new Initiation.Open(
                recipients.isEmpty()
                        ? List.of()
                        : VerificationMails.open(transaction, account.id(), Subject.IPS, id, recipients, letters, now));
    }

    private static Map<String, String> recipients(AddressClaim claim) {
        return switch (claim.challenge()) {
            case Challenge.TextRecord _ -> Map.of();
            case Challenge.Mail mail -> {
                Map<String, String> recipients = new LinkedHashMap<>();
                claim.hosts().forEach(host -> recipients.put(host, mail.role().at(host)));
                yield recipients;
            }
        };
    }

    /// Keeps that names were proven by the TXT records that hold this token. With the last name the addresses are the
    /// account's, unless somebody else was first.
    public Verification proven(long accountId, long id, String token, Collection<String> hosts, Instant now) {
        return database.inTransaction(transaction -> proven(transaction, accountId, id, token, hosts, now));
    }

    /// @param token of the claim as it has to be still; empty for a claim that is proven by mail
    static Verification proven(
            Connection transaction, long accountId, long id, String token, Collection<String> hosts, Instant now)
            throws SQLException {
        // One at a time, so that two overlapping blocks never become two accounts'.
        try (PreparedStatement lock = transaction.prepareStatement(LOCK)) {
            lock.execute();
        }
        Verification marked = mark(transaction, accountId, id, token, hosts);
        if (!(marked instanceof Verification.Verified)) {
            return marked;
        }
        Optional<String> owner = overlappingOwner(transaction, accountId, id);
        if (owner.isPresent()) {
            return new Verification.Conflict(HiddenAddress.of(owner.get()));
        }
        try (PreparedStatement statement = transaction.prepareStatement(VERIFY)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setLong(2, accountId);
            statement.setLong(3, id);
            statement.executeUpdate();
        }
        return marked;
    }

    /// Removes addresses with everything that is kept of them.
    ///
    /// @return whether the account had them
    public boolean delete(long accountId, UUID publicId) {
        return database.inTransaction(transaction -> {
            AccountLock.take(transaction, accountId);
            try (PreparedStatement statement = transaction.prepareStatement(DELETE)) {
                statement.setLong(1, accountId);
                statement.setObject(2, publicId);
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        return false;
                    }
                    VerificationMails.forget(transaction, accountId, Subject.IPS, row.getLong(1));
                    return true;
                }
            }
        });
    }

    /// Addresses that the account has beside those of the claim.
    private static long used(Connection transaction, long accountId, AddressClaim claim) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(USED)) {
            statement.setLong(1, accountId);
            statement.setString(2, claim.block().text());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static long claim(Connection transaction, long accountId, AddressClaim claim, Instant now)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(CLAIM)) {
            AddressRow.write(statement, accountId, claim, now);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /// Adds names to those that are proven.
    private static Verification mark(
            Connection transaction, long accountId, long id, String token, Collection<String> hosts)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(MARK)) {
            statement.setArray(1, transaction.createArrayOf("text", hosts.toArray()));
            statement.setLong(2, accountId);
            statement.setLong(3, id);
            statement.setString(4, token);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return new Verification.Missing();
                }
                int verified = row.getInt(1);
                int total = row.getInt(2);
                return verified == total ? new Verification.Verified() : new Verification.Pending(verified, total);
            }
        }
    }

    private static Optional<String> overlappingOwner(Connection transaction, long accountId, long id)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(OWNER)) {
            statement.setLong(1, accountId);
            statement.setLong(2, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /// What the transaction came to.
    private sealed interface Initiation {
        record Open(List<ConfirmationMail> mails) implements Initiation {}

        record Refused(AddressInitiation refusal) implements Initiation {}
    }
}
