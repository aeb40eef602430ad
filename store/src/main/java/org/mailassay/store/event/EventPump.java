package org.mailassay.store.event;

import java.util.List;
import java.util.Map;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// Carries the events of all accounts out of the appliance, each at least once and in their order. How far it has come
/// is in the database. While it carries, no transaction is open: one would keep every reader of the log waiting.
public final class EventPump {
    private static final String ENROL = SqlFiles.read(EventPump.class, "enrolPump");
    private static final String POSITION = SqlFiles.read(EventPump.class, "pumpPosition");
    private static final String MOVE = SqlFiles.read(EventPump.class, "movePump");
    private static final int STEP = 500;

    private final Database database;
    private final EventLog log;
    private final String name;

    /// @param name under which it remembers how far it has come
    public EventPump(Database database, String name) {
        this.database = database;
        this.log = new EventLog(database);
        this.name = name;
    }

    /// Where the events go.
    @FunctionalInterface
    public interface Sink {
        /// Takes them.
        ///
        /// @return whether they are taken; if not, they come again
        boolean take(List<Event> events);
    }

    /// Carries what is there.
    ///
    /// @return how many events
    public int run(Sink sink) {
        database.change(ENROL, Map.of("name", name));
        int carried = 0;
        List<Event> events = log.readAll(position(), STEP);
        while (!events.isEmpty() && !Thread.currentThread().isInterrupted() && sink.take(events)) {
            EventPosition last = events.getLast().position();
            database.change(
                    MOVE, Map.of("name", name, "transaction", Long.toString(last.transaction()), "id", last.id()));
            carried += events.size();
            events = log.readAll(last, STEP);
        }
        return carried;
    }

    private EventPosition position() {
        return database.row(
                        POSITION,
                        Map.of("name", name),
                        row -> new EventPosition(
                                row.column("transaction").get(Long.class),
                                row.column("id").get(Long.class)))
                .orElseThrow();
    }
}
