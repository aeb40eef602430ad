package org.mailassay.store.seal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.raw.CompressedOctets;

/// Mail that is kept sealed with the key of the installation, each for one entry of the intake log of one account.
public final class SealedMails {
    private static final String KEEP = SqlFiles.read(SealedMails.class, "keep");
    private static final String LOAD = SqlFiles.read(SealedMails.class, "load");
    private static final String DELETE = SqlFiles.read(SealedMails.class, "delete");

    private final SealingKey key;

    public SealedMails(SealingKey key) {
        this.key = key;
    }

    /// Seals mails and keeps them, within the caller's transaction.
    public void keep(Connection transaction, List<SealedMail> mails) throws SQLException {
        if (mails.isEmpty()) {
            return;
        }
        List<Row> rows = mails.stream().map(this::row).toList();
        try (PreparedStatement statement = transaction.prepareStatement(KEEP)) {
            new ColumnArrays<>(statement, rows)
                    .bigint(row -> row.mail().accountId())
                    .bigint(row -> row.mail().intakeId())
                    .bytea(row -> row.sealed().keyId().toByteArray())
                    .bytea(row -> row.sealed().nonce().toByteArray())
                    .text(Row::coding)
                    .integer(Row::size)
                    .bytea(row -> row.sealed().octets().toByteArray());
            statement.executeUpdate();
        }
    }

    /// The mail of an entry; empty when none is kept of it.
    public Optional<Unsealing> load(Database database, long accountId, long intakeId) {
        return database.inTransaction(transaction -> load(transaction, accountId, intakeId));
    }

    /// The same within the caller's transaction.
    public Optional<Unsealing> load(Connection transaction, long accountId, long intakeId) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(LOAD)) {
            statement.setLong(1, accountId);
            statement.setLong(2, intakeId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Sealed sealed =
                        new Sealed(Octets.of(row.getBytes(1)), Octets.of(row.getBytes(2)), Octets.of(row.getBytes(5)));
                Unsealing opened = key.open(place(accountId, intakeId), sealed);
                return Optional.of(
                        opened instanceof Unsealing.Opened(Octets octets)
                                ? new Unsealing.Opened(
                                        new CompressedOctets(row.getString(3), row.getInt(4), octets).plain())
                                : opened);
            }
        }
    }

    /// Forgets the mail of an entry, within the caller's transaction.
    public void delete(Connection transaction, long accountId, long intakeId) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(DELETE)) {
            statement.setLong(1, accountId);
            statement.setLong(2, intakeId);
            statement.executeUpdate();
        }
    }

    private Row row(SealedMail mail) {
        CompressedOctets compressed = CompressedOctets.of(mail.octets());
        return new Row(
                mail,
                compressed.coding(),
                compressed.size(),
                key.seal(place(mail.accountId(), mail.intakeId()), compressed.octets()));
    }

    private static String place(long accountId, long intakeId) {
        return "mail of intake " + accountId + "/" + intakeId;
    }

    private record Row(SealedMail mail, String coding, int size, Sealed sealed) {}
}
