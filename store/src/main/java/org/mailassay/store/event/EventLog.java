package org.mailassay.store.event;

import io.helidon.dbclient.DbRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// The event log. It is written in the transaction of what happened, so nothing is told that was not kept, and nothing
/// kept that is not told; it is read in an order to which nothing is added behind a reader's back.
public final class EventLog {
    private static final String APPEND = SqlFiles.read(EventLog.class, "append");
    private static final String READ = SqlFiles.read(EventLog.class, "read");
    private static final String READ_ALL = SqlFiles.read(EventLog.class, "readAll");
    private static final String EPOCH = SqlFiles.read(EventLog.class, "epoch");
    private static final String LAST_FORGOTTEN = SqlFiles.read(EventLog.class, "lastForgotten");
    private static final String HORIZON = SqlFiles.read(EventLog.class, "horizon");

    private final Database database;

    public EventLog(Database database) {
        this.database = database;
    }

    /// Tells what happens in a transaction.
    public static void append(Connection transaction, List<NewEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = transaction.prepareStatement(APPEND)) {
            new ColumnArrays<>(statement, events)
                    .bigint(NewEvent::accountId)
                    .timestamp(NewEvent::occurredAt)
                    .text(event -> event.type().code())
                    .text(NewEvent::subject)
                    .text(NewEvent::domain)
                    .json(event -> event.data().json());
            statement.executeUpdate();
        }
    }

    /// An account's events after a place.
    ///
    /// @param after empty for the beginning of what is kept
    public EventReading read(long accountId, Optional<EventCursor> after, int limit) {
        String epoch = epoch();
        if (after.isPresent() && !after.get().epoch().equals(epoch)) {
            return new EventReading.Expired();
        }
        EventPosition from = after.map(EventCursor::position).orElse(EventPosition.BEGIN);
        List<Event> events = database.rows(
                READ,
                Map.of(
                        "account_id",
                        accountId,
                        "transaction",
                        Long.toString(from.transaction()),
                        "id",
                        from.id(),
                        "limit",
                        limit),
                EventLog::event);
        // Looked at after the reading: what is deleted in between is missed by the reading, and seen here.
        if (after.isPresent() && isLost(accountId, from)) {
            return new EventReading.Expired();
        }
        EventPosition next = events.isEmpty() ? from : events.getLast().position();
        if (events.isEmpty() && after.isEmpty()) {
            // The beginning itself would be taken for a place whose events are gone.
            next = lastForgotten(accountId);
        }
        return new EventReading.Read(events, new EventCursor(epoch, next));
    }

    /// Events of all accounts after a place, for the operator.
    public List<Event> readAll(EventPosition after, int limit) {
        return database.rows(
                READ_ALL,
                Map.of("transaction", Long.toString(after.transaction()), "id", after.id(), "limit", limit),
                EventLog::event);
    }

    private String epoch() {
        return database.row(EPOCH, Map.of(), row -> row.column("epoch").get(String.class))
                .orElseThrow();
    }

    private EventPosition lastForgotten(long accountId) {
        return database.row(
                        LAST_FORGOTTEN,
                        Map.of("account_id", accountId),
                        row -> new EventPosition(
                                row.column("transaction").get(Long.class),
                                row.column("id").get(Long.class)))
                .orElse(EventPosition.BEGIN);
    }

    private boolean isLost(long accountId, EventPosition from) {
        return database.row(
                        HORIZON,
                        Map.of(
                                "account_id", accountId,
                                "transaction", Long.toString(from.transaction()),
                                "id", from.id()),
                        row -> true)
                .isPresent();
    }

    static Event event(DbRow row) {
        return new Event(
                row.column("account_id").get(Long.class),
                new EventPosition(
                        row.column("transaction").get(Long.class),
                        row.column("id").get(Long.class)),
                row.column("occurred_at").get(Timestamp.class).toInstant(),
                row.column("type").get(String.class),
                row.column("subject").get(String.class),
                row.column("domain").get(String.class),
                row.column("data").get(String.class));
    }
}
