package org.mailassay.store.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailassay.analysis.message.Connection.Unknown;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.event.EventLog;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.rollup.RollUps;

/// The steps by which the outcome of a message that was taken before is replaced.
final class RetryTransaction {
    private static final String LOAD_INTAKE = SqlFiles.read(RetryTransaction.class, "loadIntake");
    private static final String LOCK_INTAKE = SqlFiles.read(RetryTransaction.class, "lockIntake");
    private static final String UPDATE_INTAKE = SqlFiles.read(RetryTransaction.class, "updateIntake");

    private final RawMessageStore rawMessages;

    RetryTransaction(RawMessageStore rawMessages) {
        this.rawMessages = rawMessages;
    }

    /// The message as it was taken, with its octets; empty when either is gone.
    Optional<Arrival> load(Connection transaction, long accountId, long intakeId) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(LOAD_INTAKE)) {
            statement.setLong(1, accountId);
            statement.setLong(2, intakeId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                long rawMessageId = row.getLong(2);
                Optional<Octets> octets = rawMessages.load(transaction, rawMessageId);
                if (octets.isEmpty()) {
                    return Optional.empty();
                }
                ReceivedMessage message = new ReceivedMessage(
                        row.getString(1),
                        octets.get(),
                        new Envelope(row.getString(4), List.of()),
                        new Unknown(),
                        row.getTimestamp(3).toInstant());
                Authentication authenticated =
                        Authentication.valueOf(row.getString(5).toUpperCase(Locale.ROOT));
                return Optional.of(new Arrival(accountId, message, OptionalLong.of(rawMessageId), authenticated));
            }
        }
    }

    /// Empty when retention deleted the message meanwhile.
    Optional<IntakeResult.Taken> write(Connection transaction, ReadMessage message, boolean releaseQuarantined)
            throws SQLException {
        long accountId = message.arrival().accountId();
        AssignmentLock.shared(transaction, List.of(accountId));
        if (!lock(transaction, message)) {
            return Optional.empty();
        }
        List<Disposal.Decision> decisions =
                Disposal.prepare(transaction, List.of(message)).decide(message, releaseQuarantined);
        List<NewReport> candidates = Disposal.toStore(decisions);
        ReportInsertion insertion = ReportInsertion.of(transaction, candidates);
        Conclusion conclusion =
                new Conclusion(message, message.arrival().rawMessageId().orElseThrow(), insertion.outcomes(decisions));
        update(transaction, conclusion);
        EventLog.append(transaction, IntakeEvents.of(insertion.inserted(candidates), List.of()));
        RollUps.add(
                transaction,
                insertion.inserted(candidates).stream()
                        .map(NewReport::counted)
                        .flatMap(Optional::stream)
                        .toList());
        return Optional.of(conclusion.result());
    }

    private static boolean lock(Connection transaction, ReadMessage message) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(LOCK_INTAKE)) {
            statement.setLong(1, message.arrival().accountId());
            statement.setLong(2, message.intakeId());
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
            statement.setLong(5, conclusion.message().arrival().accountId());
            statement.setLong(6, conclusion.message().intakeId());
            statement.executeUpdate();
        }
    }
}
