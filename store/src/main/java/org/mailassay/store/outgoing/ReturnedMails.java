package org.mailassay.store.outgoing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailassay.analysis.delivery.DeliveryAction;
import org.mailassay.analysis.delivery.RecipientStatus;
import org.mailassay.analysis.delivery.ReturnedMessage;
import org.mailassay.analysis.delivery.ReturnedMessageReader;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.event.EventLog;

/// Takes what comes to the return paths of outgoing mail.
///
/// That the message has failed counts only when a notification names its own recipient, a server has taken it over,
/// and no notification before has said that it was delivered. Everything else is kept for people and changes nothing.
public final class ReturnedMails {
    /// Of one mail: whoever knows the address could go on for ever.
    private static final int MOST_NOTICES = 50;

    private static final int MOST_OF_ONE_MAIL = 20;

    private static final String FIND = SqlFiles.read(ReturnedMails.class, "findReturned");
    private static final String KEEP = SqlFiles.read(ReturnedMails.class, "keepNotices");
    private static final String RETURN = SqlFiles.read(ReturnedMails.class, "returnMail");

    private final Database database;

    public ReturnedMails(Database database) {
        this.database = database;
    }

    /// What a mail was good for.
    public enum Effect {
        /// No bounce.
        PASSED_OVER,
        /// No mail has that return path any more.
        TOO_LATE,
        /// What it says is kept, or was before.
        KEPT,
        /// The message has failed by it.
        RETURNED
    }

    /// Takes a mail. The same mail taken again, by its name, changes nothing.
    ///
    /// @param localPart of the return path, in lower case
    public Effect take(long accountId, String localPart, ReceivedMessage message) {
        return switch (ReturnedMessageReader.read(message)) {
            case ReturnedMessage.Answer _ -> Effect.PASSED_OVER;
            case ReturnedMessage.Unstated(String subject) ->
                take(accountId, localPart, message, new Content(subject, "", List.of()));
            case ReturnedMessage.Notification(String subject, String reportingMta, var recipients) ->
                take(accountId, localPart, message, new Content(subject, reportingMta, recipients));
        };
    }

    private Effect take(long accountId, String localPart, ReceivedMessage message, Content content) {
        return database.inTransaction(transaction -> {
            Optional<Sent> sent = find(transaction, accountId, localPart);
            if (sent.isEmpty()) {
                return Effect.TOO_LATE;
            }
            OutgoingKey key = new OutgoingKey(accountId, sent.get().id());
            List<DeliveryNotice> notices = content.notices(message, sent.get().forwardPath());
            if (keep(transaction, key, message, notices) == 0) {
                return Effect.KEPT;
            }
            Optional<DeliveryNotice> failed = notices.stream()
                    .filter(notice -> notice.own() && notice.action() == DeliveryAction.FAILED)
                    .findFirst();
            return failed.isPresent() && isReturned(transaction, key, sent.get(), failed.get())
                    ? Effect.RETURNED
                    : Effect.KEPT;
        });
    }

    private static Optional<Sent> find(Connection transaction, long accountId, String localPart) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(FIND)) {
            statement.setLong(1, accountId);
            statement.setString(2, localPart);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Sent(row.getObject(1, UUID.class), row.getString(2)))
                        : Optional.empty();
            }
        }
    }

    private static int keep(
            Connection transaction, OutgoingKey key, ReceivedMessage message, List<DeliveryNotice> notices)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(KEEP)) {
            statement.setLong(1, key.accountId());
            statement.setObject(2, key.id());
            statement.setString(3, message.name());
            statement.setObject(4, message.receivedAt().atOffset(ZoneOffset.UTC));
            new ColumnArrays<>(statement, notices, 5)
                    .integer(DeliveryNotice::place)
                    .text(notice -> notice.action().code())
                    .bool(DeliveryNotice::own)
                    .text(DeliveryNotice::recipient)
                    .text(DeliveryNotice::status)
                    .text(DeliveryNotice::diagnostic)
                    .text(DeliveryNotice::reportingMta)
                    .text(DeliveryNotice::remoteMta)
                    .text(DeliveryNotice::subject);
            statement.setLong(14, MOST_NOTICES);
            statement.setLong(15, key.accountId());
            statement.setObject(16, key.id());
            return statement.executeUpdate();
        }
    }

    private static boolean isReturned(Connection transaction, OutgoingKey key, Sent sent, DeliveryNotice failed)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(RETURN)) {
            statement.setObject(1, failed.receivedAt().atOffset(ZoneOffset.UTC));
            statement.setLong(2, key.accountId());
            statement.setObject(3, key.id());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                // While it is being sent, the end of the attempt decides.
                if (row.getString(2).equals(OutgoingState.BOUNCED.code())) {
                    EventLog.append(
                            transaction,
                            List.of(BounceTelling.returned(key, sent.forwardPath(), row.getInt(1), failed)));
                }
                return true;
            }
        }
    }

    /// The message that the return path is of.
    private record Sent(UUID id, String forwardPath) {}

    /// What a mail says.
    private record Content(String subject, String reportingMta, List<RecipientStatus> recipients) {
        /// Of many recipients, the message's own is kept.
        List<DeliveryNotice> notices(ReceivedMessage message, String forwardPath) {
            if (recipients.isEmpty()) {
                return List.of(notice(message, 1, false, Content.nothing()));
            }
            List<RecipientStatus> ordered = recipients.stream()
                    .sorted(Comparator.comparing((RecipientStatus each) -> !each.concerns(forwardPath)))
                    .limit(MOST_OF_ONE_MAIL)
                    .toList();
            List<DeliveryNotice> notices = new ArrayList<>();
            for (RecipientStatus each : ordered) {
                notices.add(notice(message, notices.size() + 1, each.concerns(forwardPath), each));
            }
            return notices;
        }

        private DeliveryNotice notice(ReceivedMessage message, int place, boolean own, RecipientStatus status) {
            return new DeliveryNotice(
                    message.name(),
                    place,
                    message.receivedAt(),
                    status.action(),
                    own,
                    status.recipient(),
                    status.status(),
                    status.diagnostic(),
                    reportingMta,
                    status.remoteMta(),
                    subject);
        }

        private static RecipientStatus nothing() {
            return new RecipientStatus(DeliveryAction.UNSTATED, "", "", "", "", "");
        }
    }
}
