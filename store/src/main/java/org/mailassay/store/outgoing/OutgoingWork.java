package org.mailassay.store.outgoing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.event.EventLog;
import org.mailassay.store.queue.QueuedMail;
import org.mailassay.store.raw.RawMessageStore;

/// What sending reads and writes. The lease on a mail is the queue's ([MailQueueStore]).
public final class OutgoingWork {
    /// The name of the queue.
    public static final String QUEUE = "outgoing";

    private static final String BEGIN = SqlFiles.read(OutgoingWork.class, "begin");
    private static final String KEEP_TRIES = SqlFiles.read(OutgoingWork.class, "keepTries");
    private static final String FINISH = SqlFiles.read(OutgoingWork.class, "finish");
    private static final String DEFER = SqlFiles.read(OutgoingWork.class, "defer");
    private static final String RELEASE = SqlFiles.read(OutgoingWork.class, "release");
    private static final String TAKE_OUT = SqlFiles.read(OutgoingWork.class, "takeOut");
    private static final String COUNTS = SqlFiles.read(OutgoingWork.class, "counts");

    private final Database database;
    private final RawMessageStore rawMessages;

    public OutgoingWork(Database database, RawMessageStore rawMessages) {
        this.database = database;
        this.rawMessages = rawMessages;
    }

    /// Begins an attempt with a mail that the node has the lease on. It counts, whatever becomes of the node. Empty
    /// when there is nothing to send any more; the mail is then no longer in the queue.
    public Optional<OutgoingJob> begin(QueuedMail mail, String node) {
        return database.inTransaction(transaction -> {
            Optional<OutgoingKey> key = OutgoingKey.parse(mail.details().name());
            Optional<Octets> octets = rawMessages.load(transaction, mail.rawMessageId());
            if (key.isPresent() && octets.isPresent()) {
                Optional<OutgoingJob> job = begin(transaction, key.get(), mail.id(), octets.get());
                if (job.isPresent()) {
                    return job;
                }
            }
            takeOut(transaction, mail.id(), node, false);
            return Optional.empty();
        });
    }

    /// Ends an attempt: keeps what was tried, and takes the mail out of the queue or leaves it to whoever comes after
    /// the pause. When the lease has gone to another node meanwhile, only a delivery still counts.
    public void conclude(OutgoingJob job, String node, List<DeliveryTry> tries, Conclusion conclusion) {
        database.inTransaction(transaction -> {
            keepTries(transaction, job.key(), tries);
            switch (conclusion) {
                case Conclusion.Delivered _ -> {
                    takeOut(transaction, job.queueId(), node, true);
                    if (finish(transaction, job.key(), OutgoingState.DELIVERED) == OutgoingState.BOUNCED) {
                        EventLog.append(transaction, List.of(BounceTelling.overtaken(job, tries)));
                    }
                }
                case Conclusion.Bounced _ -> {
                    if (takeOut(transaction, job.queueId(), node, false)) {
                        finish(transaction, job.key(), OutgoingState.BOUNCED);
                        EventLog.append(transaction, List.of(BounceTelling.bounced(job, tries)));
                    }
                }
                case Conclusion.Deferred(Duration pause) -> {
                    if (release(transaction, job.queueId(), node, pause)) {
                        defer(transaction, job.key(), pause);
                    }
                }
            }
            return true;
        });
    }

    /// How many mails of all accounts are in each of the states that are not final.
    public Map<OutgoingState, Long> waiting() {
        Map<OutgoingState, Long> counts = new EnumMap<>(OutgoingState.class);
        database.rows(
                        COUNTS,
                        Map.of(),
                        row -> Map.entry(
                                OutgoingState.of(row.column("state").get(String.class))
                                        .orElseThrow(),
                                row.column("mails").get(Long.class)))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    private static Optional<OutgoingJob> begin(Connection transaction, OutgoingKey key, long queueId, Octets octets)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(BEGIN)) {
            bind(statement, 1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new OutgoingJob(
                                key,
                                queueId,
                                row.getString(1),
                                row.getString(2),
                                row.getInt(3),
                                Duration.ofMillis(row.getLong(4)),
                                octets))
                        : Optional.empty();
            }
        }
    }

    private static void keepTries(Connection transaction, OutgoingKey key, List<DeliveryTry> tries)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(KEEP_TRIES)) {
            new ColumnArrays<>(statement, tries)
                    .integer(DeliveryTry::attempt)
                    .integer(DeliveryTry::place)
                    .timestamp(DeliveryTry::beganAt)
                    .timestamp(DeliveryTry::endedAt)
                    .text(each -> each.outcome().code())
                    .text(DeliveryTry::stage)
                    .text(DeliveryTry::host)
                    .text(DeliveryTry::address)
                    .integer(DeliveryTry::port)
                    .integer(DeliveryTry::code)
                    .text(DeliveryTry::status)
                    .text(DeliveryTry::reply)
                    .text(each -> each.tls().demand())
                    .text(each -> each.tls().version())
                    .text(each -> each.tls().cipher())
                    .bool(each -> each.tls().verified());
            bind(statement, 17, key);
            statement.executeUpdate();
        }
    }

    private static boolean takeOut(Connection transaction, long queueId, String node, boolean anybodys)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(TAKE_OUT)) {
            statement.setLong(1, queueId);
            statement.setString(2, node);
            statement.setBoolean(3, anybodys);
            return statement.executeUpdate() == 1;
        }
    }

    private static boolean release(Connection transaction, long queueId, String node, Duration pause)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(RELEASE)) {
            statement.setLong(1, pause.toMillis());
            statement.setLong(2, queueId);
            statement.setString(3, node);
            return statement.executeUpdate() == 1;
        }
    }

    /// @return the state that it has come to: its server may have given it back before the note of its 250
    private static OutgoingState finish(Connection transaction, OutgoingKey key, OutgoingState state)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(FINISH)) {
            statement.setString(1, state.code());
            bind(statement, 2, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getString(1).equals(OutgoingState.BOUNCED.code())
                        ? OutgoingState.BOUNCED
                        : state;
            }
        }
    }

    private static void defer(Connection transaction, OutgoingKey key, Duration pause) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(DEFER)) {
            statement.setLong(1, pause.toMillis());
            bind(statement, 2, key);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, int first, OutgoingKey key) throws SQLException {
        statement.setLong(first, key.accountId());
        statement.setObject(first + 1, key.id());
    }
}
