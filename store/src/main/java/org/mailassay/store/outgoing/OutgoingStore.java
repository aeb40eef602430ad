package org.mailassay.store.outgoing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.StorableText;
import org.mailassay.store.account.EmailAddress;
import org.mailassay.store.raw.RawMessageStore;

/// An account's outgoing mail: handed over, found and listed. Times are the database's.
public final class OutgoingStore {
    private static final String SUBMIT = SqlFiles.read(OutgoingStore.class, "submit");
    private static final String MAIL = SqlFiles.read(OutgoingStore.class, "mail");
    private static final String FIND =
            MAIL + "where outgoing_mails.account_id = :account_id and outgoing_mails.id = cast(:id as uuid)";
    private static final String LIST = MAIL
            + "where outgoing_mails.account_id = :account_id and state = any(:states)\n"
            + "order by created_at desc, outgoing_mails.id desc\nlimit :limit offset :offset";
    private static final String COUNT = SqlFiles.read(OutgoingStore.class, "countMails");
    private static final String TRIES = SqlFiles.read(OutgoingStore.class, "tries");
    private static final String NOTICES = SqlFiles.read(OutgoingStore.class, "notices");

    private final Database database;
    private final RawMessageStore rawMessages;

    public OutgoingStore(Database database, RawMessageStore rawMessages) {
        this.database = database;
        this.rawMessages = rawMessages;
    }

    /// Hands a message over; when this returns it is on disk, and will be sent whatever becomes of this process.
    ///
    /// @return the id to find it by
    public UUID submit(OutgoingMessage message) {
        return database.inTransaction(transaction -> submit(transaction, message));
    }

    /// Hands a message over with whatever else the transaction does.
    ///
    /// @return the id to find it by
    public UUID submit(Connection transaction, OutgoingMessage message) throws SQLException {
        UUID id = UUID.randomUUID();
        long rawMessageId = rawMessages.store(transaction, message.message());
        try (PreparedStatement statement = transaction.prepareStatement(SUBMIT)) {
            statement.setLong(1, message.accountId());
            statement.setObject(2, id);
            statement.setString(3, StorableText.of(message.purpose()));
            bind(statement, message.returnPath());
            statement.setString(6, message.forwardPath());
            statement.setInt(7, message.message().length());
            statement.setLong(8, rawMessageId);
            statement.executeUpdate();
        }
        return id;
    }

    /// A mail of the account; empty when it has none of that id.
    public Optional<OutgoingMail> find(long accountId, UUID id) {
        return database.row(FIND, Map.of("account_id", accountId, "id", id.toString()), OutgoingRow::mail);
    }

    /// Mails in one of these states, newest first.
    public List<OutgoingMail> list(long accountId, Set<OutgoingState> states, int offset, int limit) {
        Map<String, Object> parameters =
                Map.of("account_id", accountId, "states", codes(states), "offset", offset, "limit", limit);
        return database.rows(LIST, parameters, OutgoingRow::mail);
    }

    /// How many mails there are in one of these states.
    public long count(long accountId, Set<OutgoingState> states) {
        return database.row(
                        COUNT,
                        Map.of("account_id", accountId, "states", codes(states)),
                        row -> row.column("total").get(Long.class))
                .orElseThrow();
    }

    /// Everything that was tried with a mail, in its order.
    public List<DeliveryTry> tries(OutgoingKey mail) {
        return database.rows(
                TRIES, Map.of("account_id", mail.accountId(), "id", mail.id().toString()), OutgoingRow::attempt);
    }

    /// Everything that came to a mail's return path, in its order.
    public List<DeliveryNotice> notices(OutgoingKey mail) {
        return database.rows(
                NOTICES, Map.of("account_id", mail.accountId(), "id", mail.id().toString()), OutgoingRow::notice);
    }

    private static void bind(PreparedStatement statement, ReturnPath returnPath) throws SQLException {
        switch (returnPath) {
            case ReturnPath.Own(String domain) -> {
                String localPart = ReturnPath.Own.localPart();
                statement.setString(4, localPart + "@" + domain);
                statement.setString(5, localPart);
            }
            case ReturnPath.Given(EmailAddress address) -> {
                statement.setString(4, address.text());
                statement.setNull(5, Types.VARCHAR);
            }
            case ReturnPath.None _ -> {
                statement.setString(4, "");
                statement.setNull(5, Types.VARCHAR);
            }
        }
    }

    private static String[] codes(Set<OutgoingState> states) {
        return states.stream().map(OutgoingState::code).sorted().toArray(String[]::new);
    }
}
