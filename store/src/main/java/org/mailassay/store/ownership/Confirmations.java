package org.mailassay.store.ownership;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.account.Secret;

/// Links that stood in mails. A link works once, and only as long as the claim that it belongs to has not changed.
public final class Confirmations {
    private static final String DOMAIN_LINK = SqlFiles.read(Confirmations.class, "domainLink");
    private static final String ADDRESS_LINK = SqlFiles.read(Confirmations.class, "addressLink");
    private static final String USE = SqlFiles.read(Confirmations.class, "useLink");

    private final Database database;

    public Confirmations(Database database) {
        this.database = database;
    }

    /// What the link is about; empty when it was used, is too old, or never was.
    public Optional<Confirmation> find(Subject subject, String token, Instant now) {
        return database.row(
                switch (subject) {
                    case DOMAIN -> DOMAIN_LINK;
                    case IPS -> ADDRESS_LINK;
                },
                Map.of(
                        "token_hash",
                        Secret.digest(token),
                        "purpose",
                        subject.purpose(),
                        "now",
                        now.atOffset(ZoneOffset.UTC)),
                row -> new Confirmation(
                        subject,
                        row.column("value").get(String.class),
                        row.column("host").get(String.class),
                        row.column("email").get(String.class),
                        row.column("verification_language").get(String.class)));
    }

    /// Uses the link up.
    public Verification use(Subject subject, String token, Instant now) {
        return database.inTransaction(transaction -> {
            Optional<Link> link = take(transaction, subject, token, now);
            if (link.isEmpty()) {
                return new Verification.Missing();
            }
            long account = link.get().accountId();
            return switch (subject) {
                case DOMAIN ->
                    DomainOwnership.verify(transaction, account, link.get().subjectId(), now);
                case IPS ->
                    AddressOwnership.proven(
                            transaction,
                            account,
                            link.get().subjectId(),
                            "",
                            List.of(link.get().host()),
                            now);
            };
        });
    }

    private static Optional<Link> take(Connection transaction, Subject subject, String token, Instant now)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(USE)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setBytes(2, Secret.digest(token));
            statement.setString(3, subject.purpose());
            statement.setObject(4, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Link(row.getLong(1), row.getLong(2), row.getString(3)))
                        : Optional.empty();
            }
        }
    }

    private record Link(long accountId, long subjectId, String host) {}
}
