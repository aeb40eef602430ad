package org.mailassay.store.alert;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.event.EventLog;
import org.mailassay.store.event.EventType;
import org.mailassay.store.event.NewEvent;

/// Ends alerts about what is gone, and forgets those that were over long ago.
public final class AlertExpiry {
    private static final String END = SqlFiles.read(AlertExpiry.class, "endGone");
    private static final String FORGET_STATES = SqlFiles.read(AlertExpiry.class, "forgetStates");
    private static final String FORGET = SqlFiles.read(AlertExpiry.class, "forgetAlerts");
    private static final int BATCH = 5_000;

    private final Database database;

    public AlertExpiry(Database database) {
        this.database = database;
    }

    /// Does so.
    ///
    /// @param before what was over before that time is forgotten
    /// @return how many alerts ended because what they were about is gone
    public long run(Instant now, Instant before) {
        long ended = database.inTransaction(transaction -> end(transaction, now));
        database.change(FORGET_STATES, Map.of());
        long last;
        do {
            last = database.change(FORGET, Map.of("before", before.atOffset(ZoneOffset.UTC), "limit", BATCH));
        } while (last == BATCH);
        return ended;
    }

    /// Those who were told that it fired are told that it is over, and why.
    private static long end(Connection transaction, Instant now) throws SQLException {
        List<NewEvent> told = new ArrayList<>();
        try (PreparedStatement statement = transaction.prepareStatement(END)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    told.add(gone(rows, now));
                }
            }
        }
        EventLog.append(transaction, told);
        return told.size();
    }

    private static NewEvent gone(ResultSet row, Instant now) throws SQLException {
        AlertEvent alert = new AlertEvent(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4));
        String reason = alert.domainId() == 0 ? "address no longer watched" : "domain deleted";
        return alert.of(
                EventType.ALERT_RECOVERED,
                alert.data().text("reason", reason).text("summary", alert.subject() + ": " + reason),
                now);
    }
}
