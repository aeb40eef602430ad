package org.mailassay.store.intake;

import java.net.InetAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailassay.analysis.message.Connection.Hidden;
import org.mailassay.analysis.message.Connection.Smtp;
import org.mailassay.analysis.message.Connection.Unknown;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.event.EventLog;

/// The steps by which new messages are written, all in the caller's transaction. Locks are taken in one order by every
/// writer (accounts, identities of each kind of report, mail names, domains of roll-ups), each sorted.
final class IntakeTransaction {
    private static final String FIND_TAKEN = SqlFiles.read(IntakeTransaction.class, "findTaken");
    private static final String INSERT_INTAKE = SqlFiles.read(IntakeTransaction.class, "insertIntake");

    private final MessageOctets octets;

    IntakeTransaction(MessageOctets octets) {
        this.octets = octets;
    }

    /// @throws TakenMeanwhile when nothing of this may be committed, and the same call will find it out
    List<IntakeResult> write(Connection transaction, List<ReadMessage> messages) throws SQLException {
        AssignmentLock.shared(
                transaction,
                messages.stream().map(message -> message.arrival().accountId()).toList());
        List<ReadMessage> fresh = fresh(transaction, messages);
        Map<ReadMessage, IntakeResult> results = new HashMap<>();
        if (!fresh.isEmpty()) {
            writeFresh(transaction, fresh).forEach(each -> results.put(each.message(), each.result()));
        }
        return messages.stream()
                .map(message -> results.getOrDefault(message, new IntakeResult.TakenBefore()))
                .toList();
    }

    private List<Conclusion> writeFresh(Connection transaction, List<ReadMessage> messages) throws SQLException {
        Disposal disposal = Disposal.prepare(transaction, messages);
        Map<ReadMessage, List<Disposal.Decision>> decisions = new HashMap<>();
        List<Disposal.Decision> all = new ArrayList<>();
        for (ReadMessage message : messages) {
            List<Disposal.Decision> decided = disposal.decide(message, false);
            decisions.put(message, decided);
            all.addAll(decided);
        }
        Map<ReadMessage, Long> rawMessageIds = octets.store(
                transaction,
                messages,
                message -> disposal.keepsPrivate(message, decisions.getOrDefault(message, List.of())));
        Insertions insertions = Insertions.of(transaction, all);
        List<Conclusion> conclusions = messages.stream()
                .map(message -> new Conclusion(
                        message,
                        rawMessageIds.getOrDefault(message, MessageOctets.NOT_KEPT),
                        insertions.outcomes(decisions.getOrDefault(message, List.of()))))
                .toList();
        insertIntake(transaction, conclusions);
        EventLog.append(transaction, IntakeEvents.of(insertions, conclusions));
        insertions.rollUp(transaction);
        return conclusions;
    }

    /// Those whose names are new to their accounts, each name once.
    private static List<ReadMessage> fresh(Connection transaction, List<ReadMessage> messages) throws SQLException {
        Set<MailName> taken = new HashSet<>();
        try (PreparedStatement statement = transaction.prepareStatement(FIND_TAKEN)) {
            new ColumnArrays<>(statement, messages)
                    .bigint(message -> message.arrival().accountId())
                    .text(message -> message.arrival().message().name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taken.add(new MailName(rows.getLong(1), rows.getString(2)));
                }
            }
        }
        return messages.stream()
                .filter(message -> taken.add(new MailName(
                        message.arrival().accountId(),
                        message.arrival().message().name())))
                .toList();
    }

    private static void insertIntake(Connection transaction, List<Conclusion> conclusions) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(INSERT_INTAKE)) {
            new ColumnArrays<>(statement, conclusions)
                    .bigint(each -> each.message().arrival().accountId())
                    .bigint(each -> each.message().intakeId())
                    .text(each -> each.message().arrival().message().name())
                    .bigint(Conclusion::rawMessageId)
                    .timestamp(each -> each.message().arrival().message().receivedAt())
                    .text(each -> each.message().arrival().message().envelope().reversePath())
                    .text(IntakeTransaction::client)
                    .integer(each -> each.message().arrival().message().octets().length())
                    .text(each -> each.message().arrival().authenticated().code())
                    .text(each -> each.message().arrival().authenticationResults())
                    .text(each -> each.fate().code())
                    .text(Conclusion::reason)
                    .text(Conclusion::detail)
                    .json(each -> OutcomeTable.write(each.outcomes()));
            if (statement.executeUpdate() != conclusions.size()) {
                throw new TakenMeanwhile();
            }
        }
    }

    private static String client(Conclusion conclusion) {
        return switch (conclusion.message().arrival().message().connection()) {
            case Smtp smtp -> address(smtp.client());
            case Hidden _, Unknown _ -> "";
        };
    }

    private static String address(InetAddress client) {
        String text = client.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    /// One of the messages was taken by somebody else between the first look and the last step.
    static final class TakenMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TakenMeanwhile() {
            super("A message was taken by two at the same time");
        }
    }

    private record MailName(long accountId, String name) {}
}
