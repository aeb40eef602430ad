package org.mailassay.store.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.raw.RawMessageStore;

/// The rows of the mail queues. Times are the database's, so that the clocks of several nodes need not agree.
public final class MailQueueStore {
    private static final String ADD = SqlFiles.read(MailQueueStore.class, "add");
    private static final String CLOSE_FILLED = SqlFiles.read(MailQueueStore.class, "closeFilled");
    private static final String CLAIM = SqlFiles.read(MailQueueStore.class, "claim");
    private static final String CLAIM_SHARED = SqlFiles.read(MailQueueStore.class, "claimShared");
    private static final String CLAIM_NAMED = SqlFiles.read(MailQueueStore.class, "claimNamed");
    private static final String RENEW = SqlFiles.read(MailQueueStore.class, "renew");
    private static final String COMPLETE = SqlFiles.read(MailQueueStore.class, "complete");
    private static final String RELEASE = SqlFiles.read(MailQueueStore.class, "release");
    private static final String COUNT = SqlFiles.read(MailQueueStore.class, "count");
    private static final String BROWSE = SqlFiles.read(MailQueueStore.class, "browse");
    private static final String FLUSH = SqlFiles.read(MailQueueStore.class, "flush");
    private static final String REMOVE = SqlFiles.read(MailQueueStore.class, "remove");

    private final Database database;
    private final RawMessageStore rawMessages;

    public MailQueueStore(Database database, RawMessageStore rawMessages) {
        this.database = database;
        this.rawMessages = rawMessages;
    }

    /// A mail to be added.
    ///
    /// @param claimed whether the lease begins at once
    public record Addition(Submission submission, boolean claimed) {}

    /// Adds mails, and the octets that are not stored yet, in one transaction.
    ///
    /// @return the mails of the first submission, then those of the next
    public List<QueuedMail> add(String queue, List<Addition> additions, Lease lease) {
        return database.inTransaction(transaction -> {
            closeFilled(transaction, additions);
            List<Row> rows = rows(additions, storeFresh(transaction, additions));
            try (PreparedStatement statement = transaction.prepareStatement(ADD)) {
                bind(statement, rows);
                statement.setString(9, queue);
                statement.setLong(10, lease.duration().toMillis());
                statement.setString(11, lease.node());
                return added(statement, rows);
            }
        });
    }

    /// Begins a lease on mails that are due, the longest waiting first.
    ///
    /// @param most how many
    /// @param octets of all of them together; the first is taken whatever its size
    public List<QueuedMail> claim(String queue, int most, long octets, Lease lease) {
        return database.inTransaction(transaction -> {
            try (PreparedStatement statement = transaction.prepareStatement(CLAIM)) {
                statement.setString(1, queue);
                statement.setInt(2, most);
                statement.setLong(3, lease.duration().toMillis());
                statement.setString(4, lease.node());
                statement.setLong(5, octets);
                return mails(statement);
            }
        });
    }

    /// Begins a lease on mails that are due as [#claim] does, but on no more of one owner than its share.
    ///
    /// @return empty only when no mail is due whose owner has something left of its share
    public List<QueuedMail> claimShared(String queue, int most, long octets, Shares shares, Lease lease) {
        List<Map.Entry<String, Integer>> held = List.copyOf(shares.held().entrySet());
        return database.inTransaction(transaction -> {
            try (PreparedStatement statement = transaction.prepareStatement(CLAIM_SHARED)) {
                new ColumnArrays<>(statement, held).text(Map.Entry::getKey).integer(Map.Entry::getValue);
                statement.setString(3, queue);
                statement.setInt(4, shares.most());
                statement.setInt(5, most);
                statement.setInt(6, shares.most());
                statement.setLong(7, lease.duration().toMillis());
                statement.setString(8, lease.node());
                statement.setLong(9, octets);
                return mails(statement);
            }
        });
    }

    /// Begins a lease on the mails of that name, as far as they are due and nobody else works on them.
    public List<QueuedMail> claimNamed(String queue, String name, Lease lease) {
        return database.inTransaction(transaction -> {
            try (PreparedStatement statement = transaction.prepareStatement(CLAIM_NAMED)) {
                statement.setLong(1, lease.duration().toMillis());
                statement.setString(2, lease.node());
                statement.setString(3, queue);
                statement.setString(4, name);
                return mails(statement);
            }
        });
    }

    /// Prolongs the lease on those mails of these that the node still has.
    public void renew(List<Long> ids, Lease lease) {
        database.change(
                RENEW,
                Map.of(
                        "ids",
                        array(ids),
                        "node",
                        lease.node(),
                        "lease",
                        lease.duration().toMillis()));
    }

    /// Takes mails that are done with out of the queue; not those whose lease has gone to somebody else. The commit
    /// does not wait for the disk: when it is lost, the mail is worked on again.
    public void complete(List<Long> ids, String node) {
        database.inTransaction(transaction -> {
            try (PreparedStatement relaxed = transaction.prepareStatement("set local synchronous_commit = off");
                    PreparedStatement statement = transaction.prepareStatement(COMPLETE)) {
                relaxed.execute();
                statement.setObject(1, array(ids));
                statement.setString(2, node);
                return statement.executeUpdate();
            }
        });
    }

    /// Ends the lease, and leaves the mails to whoever comes after the delay.
    public void release(List<Long> ids, String node, Duration delay) {
        database.change(RELEASE, Map.of("ids", array(ids), "node", node, "delay", delay.toMillis()));
    }

    public long count(String queue) {
        return database.row(
                        COUNT,
                        Map.of("queue", queue),
                        row -> row.column("mails").getLong())
                .orElseThrow();
    }

    /// Mails by their id, whether somebody works on them or not.
    ///
    /// @param after the last one seen; 0 to begin
    public List<QueuedMail> browse(String queue, long after, int most) {
        return database.inTransaction(transaction -> {
            try (PreparedStatement statement = transaction.prepareStatement(BROWSE)) {
                statement.setString(1, queue);
                statement.setLong(2, after);
                statement.setInt(3, most);
                return mails(statement);
            }
        });
    }

    /// Makes delayed mails due now.
    ///
    /// @return how many
    public long flush(String queue) {
        return database.change(FLUSH, Map.of("queue", queue));
    }

    /// Deletes mails, also those that somebody works on.
    ///
    /// @return how many
    public long remove(String queue, QueueSelection selection) {
        record Property(String name, String value) {}
        Property property = switch (selection) {
            case QueueSelection.All _ -> new Property("all", "");
            case QueueSelection.Name(String name) -> new Property("name", name);
            case QueueSelection.Sender(String sender) -> new Property("sender", sender);
            case QueueSelection.Recipient(String recipient) -> new Property("recipient", recipient);
        };
        return database.change(REMOVE, Map.of("queue", queue, "property", property.name(), "value", property.value()));
    }

    /// With the message on disk, and not when somebody comes to work on it: a second one is refused at once.
    private static void closeFilled(Connection transaction, List<Addition> additions) throws SQLException {
        String[] filled = additions.stream()
                .flatMap(addition -> addition.submission().fills().stream())
                .distinct()
                .toArray(String[]::new);
        if (filled.length > 0) {
            try (PreparedStatement statement = transaction.prepareStatement(CLOSE_FILLED)) {
                statement.setObject(1, filled);
                statement.executeUpdate();
            }
        }
    }

    private List<Long> storeFresh(Connection transaction, List<Addition> additions) throws SQLException {
        List<Octets> fresh = new ArrayList<>();
        for (Addition addition : additions) {
            if (addition.submission().content() instanceof Submission.Content.Fresh(Octets octets)) {
                fresh.add(octets);
            }
        }
        return fresh.isEmpty() ? List.of() : rawMessages.store(transaction, fresh);
    }

    private static List<Row> rows(List<Addition> additions, List<Long> freshIds) {
        List<Row> rows = new ArrayList<>();
        int next = 0;
        for (Addition addition : additions) {
            Submission submission = addition.submission();
            Row.Message message = switch (submission.content()) {
                case Submission.Content.Fresh(Octets octets) -> new Row.Message(freshIds.get(next++), octets.length());
                case Submission.Content.Stored(long id, int size) -> new Row.Message(id, size);
            };
            for (MailDetails details : submission.mails()) {
                rows.add(new Row(details, message, submission.delay(), addition.claimed()));
            }
        }
        return rows;
    }

    private static void bind(PreparedStatement statement, List<Row> rows) throws SQLException {
        new ColumnArrays<>(statement, rows)
                .text(row -> row.details().name())
                .bigint(row -> row.message().id())
                .json(row -> EnvelopeJson.write(row.details().envelope()))
                .json(row -> row.details().attributes())
                .text(row -> row.details().state())
                .text(row -> row.details().error())
                .bigint(row -> row.delay().toMillis())
                .bool(Row::claimed);
    }

    private static List<QueuedMail> added(PreparedStatement statement, List<Row> rows) throws SQLException {
        Instant now = Instant.now();
        List<QueuedMail> mails = new ArrayList<>(rows.size());
        try (ResultSet ids = statement.executeQuery()) {
            for (Row row : rows) {
                ids.next();
                mails.add(new QueuedMail(
                        ids.getLong(1),
                        row.details(),
                        row.message().id(),
                        row.message().size(),
                        row.claimed() ? 1 : 0,
                        now,
                        now.plus(row.delay())));
            }
        }
        return mails;
    }

    private static List<QueuedMail> mails(PreparedStatement statement) throws SQLException {
        List<QueuedMail> mails = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                MailDetails details = new MailDetails(
                        rows.getString("mail_name"),
                        EnvelopeJson.read(rows.getString("envelope")),
                        rows.getString("attributes"),
                        rows.getString("state"),
                        rows.getString("error"));
                mails.add(new QueuedMail(
                        rows.getLong("id"),
                        details,
                        rows.getLong("raw_message_id"),
                        rows.getInt("size"),
                        rows.getInt("attempts"),
                        rows.getTimestamp("enqueued_at").toInstant(),
                        rows.getTimestamp("next_delivery").toInstant()));
            }
        }
        return mails;
    }

    private static long[] array(List<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    private record Row(MailDetails details, Message message, Duration delay, boolean claimed) {
        record Message(long id, int size) {}
    }
}
