package org.mailassay.store.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailassay.analysis.message.Connection.Unknown;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.event.EventLog;

/// The steps by which the outcome of a message that was taken before is replaced.
final class RetryTransaction {
    private static final String LOAD_INTAKE = SqlFiles.read(RetryTransaction.class, "loadIntake");
    private static final String LOCK_INTAKE = SqlFiles.read(RetryTransaction.class, "lockIntake");
    private static final String UPDATE_INTAKE = SqlFiles.read(RetryTransaction.class, "updateIntake");

    private final MessageOctets octets;

    RetryTransaction(MessageOctets octets) {
        this.octets = octets;
    }

    /// A message as it was taken.
    ///
    /// @param takenAt when its outcome was written last, as the database has it
    record Earlier(Arrival arrival, String takenAt) {}

    /// The message as it was taken, with its octets; empty when either is gone.
    Optional<Earlier> load(Connection transaction, long accountId, long intakeId) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(LOAD_INTAKE)) {
            statement.setLong(1, accountId);
            statement.setLong(2, intakeId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                long rawMessageId = row.getLong(2);
                Optional<Octets> plain = octets.load(transaction, accountId, intakeId, rawMessageId);
                if (plain.isEmpty()) {
                    return Optional.empty();
                }
                ReceivedMessage message = new ReceivedMessage(
                        row.getString(1),
                        plain.get(),
                        new Envelope(row.getString(4), List.of()),
                        new Unknown(),
                        row.getTimestamp(3).toInstant());
                Authentication authenticated = Authentication.of(row.getString(5));
                OptionalLong rawMessage =
                        rawMessageId == MessageOctets.NOT_KEPT ? OptionalLong.empty() : OptionalLong.of(rawMessageId);
                return Optional.of(
                        new Earlier(new Arrival(accountId, message, rawMessage, authenticated), row.getString(6)));
            }
        }
    }

    /// Empty when retention deleted the message meanwhile, or somebody else wrote another outcome: what was loaded may
    /// be no more to be kept then.
    Optional<IntakeResult.Taken> write(
            Connection transaction, ReadMessage message, String takenAt, boolean releaseQuarantined)
            throws SQLException {
        long accountId = message.arrival().accountId();
        AssignmentLock.shared(transaction, List.of(accountId));
        if (!lock(transaction, message, takenAt)) {
            return Optional.empty();
        }
        Disposal disposal = Disposal.prepare(transaction, List.of(message));
        List<Disposal.Decision> decisions = disposal.decide(message, releaseQuarantined);
        if (message.isPrivate()) {
            octets.renew(transaction, message, disposal.keepsPrivate(message, decisions));
        }
        long rawMessageId = message.isPrivate()
                ? MessageOctets.NOT_KEPT
                : message.arrival().rawMessageId().orElse(MessageOctets.NOT_KEPT);
        Insertions insertions = Insertions.of(transaction, decisions);
        Conclusion conclusion = new Conclusion(message, rawMessageId, insertions.outcomes(decisions));
        update(transaction, conclusion);
        EventLog.append(transaction, IntakeEvents.of(insertions, List.of()));
        insertions.rollUp(transaction);
        return Optional.of(conclusion.result());
    }

    private static boolean lock(Connection transaction, ReadMessage message, String takenAt) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(LOCK_INTAKE)) {
            statement.setLong(1, message.arrival().accountId());
            statement.setLong(2, message.intakeId());
            statement.setString(3, takenAt);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void update(Connection transaction, Conclusion conclusion) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(UPDATE_INTAKE)) {
            statement.setString(1, conclusion.fate().code());
            statement.setString(2, conclusion.reason());
            statement.setString(3, conclusion.detail());
            statement.setString(4, OutcomeTable.write(conclusion.outcomes()));
            statement.setLong(5, conclusion.rawMessageId());
            statement.setLong(6, conclusion.message().arrival().accountId());
            statement.setLong(7, conclusion.message().intakeId());
            statement.executeUpdate();
        }
    }
}
