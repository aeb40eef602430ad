package org.mailassay.store.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// Finds out who sends for a domain for the first time. It reads the event log for reports that were stored a little
/// while ago, so that the reverse names of their addresses are known by then: a service with a new address is no new
/// sender.
public final class SenderWatch {
    /// In a domain's first week everybody is new, and nobody is news.
    static final Duration LEARNING = Duration.ofDays(7);

    private static final String REPORTS = SqlFiles.read(SenderWatch.class, "storedReports");
    private static final String INSERT = SqlFiles.read(SenderWatch.class, "insertSenders");
    private static final String MAKE_ROOM = SqlFiles.read(SenderWatch.class, "makeRoom");
    private static final int STEP = 500;

    /// Records of the reports of one step, unless its first report alone has more.
    private static final long STEP_RECORDS = 50_000;

    private static final int STEPS = 100;

    /// A forged report can name any number of addresses; of one domain no more are told of at one time.
    private static final int TOLD = 50;

    /// Senders of one domain that are remembered.
    static final int MOST = 10_000;

    private final Database database;
    private final int most;
    private final EventReader reader = new EventReader("senders");

    public SenderWatch(Database database) {
        this(database, MOST);
    }

    SenderWatch(Database database, int most) {
        this.database = database;
        this.most = most;
    }

    /// Looks at what was stored before that time.
    ///
    /// @return how many senders are new
    public int run(Instant until) {
        int found = 0;
        for (int step = 0; step < STEPS; step++) {
            Step done = database.inTransaction(transaction -> step(transaction, until));
            found += done.found();
            if (done.last()) {
                break;
            }
        }
        return found;
    }

    private record Step(int found, boolean last) {}

    private Step step(Connection transaction, Instant until) throws SQLException {
        EventPosition from = reader.position(transaction);
        List<Stored> reports = reports(transaction, from);
        List<Stored> ripe = new ArrayList<>();
        boolean more = reports.size() == STEP;
        EventPosition to = from;
        long records = 0;
        for (Stored report : reports) {
            records += report.records();
            if (report.at().isAfter(until)) {
                more = false;
                break;
            }
            if (!ripe.isEmpty() && records > STEP_RECORDS) {
                more = true;
                break;
            }
            ripe.add(report);
            to = report.position();
        }
        if (ripe.isEmpty()) {
            return new Step(0, true);
        }
        makeRoom(transaction, ripe);
        int found = tell(transaction, ripe);
        reader.move(transaction, to);
        return new Step(found, !more);
    }

    private static List<Stored> reports(Connection transaction, EventPosition from) throws SQLException {
        List<Stored> reports = new ArrayList<>();
        try (PreparedStatement statement = transaction.prepareStatement(REPORTS)) {
            statement.setString(1, Long.toString(from.transaction()));
            statement.setLong(2, from.id());
            statement.setInt(3, STEP);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reports.add(new Stored(
                            new EventPosition(rows.getLong(1), rows.getLong(2)),
                            rows.getLong(3),
                            rows.getLong(4),
                            rows.getTimestamp(5).toInstant(),
                            rows.getLong(6)));
                }
            }
        }
        return reports;
    }

    private void makeRoom(Connection transaction, List<Stored> reports) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(MAKE_ROOM)) {
            new ColumnArrays<>(statement, reports).bigint(Stored::accountId).bigint(Stored::reportId);
            statement.setInt(3, most);
            statement.setInt(4, most);
            statement.executeUpdate();
        }
    }

    private int tell(Connection transaction, List<Stored> reports) throws SQLException {
        List<NewEvent> events = new ArrayList<>();
        Map<Long, Integer> told = new HashMap<>();
        int found = 0;
        try (PreparedStatement statement = transaction.prepareStatement(INSERT)) {
            new ColumnArrays<>(statement, reports)
                    .bigint(Stored::accountId)
                    .bigint(Stored::reportId)
                    .timestamp(Stored::at);
            statement.setLong(4, LEARNING.toSeconds());
            statement.setInt(5, most);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found++;
                    long domainId = rows.getLong(2);
                    if (told.merge(domainId, 1, Integer::sum) <= TOLD) {
                        events.add(event(rows));
                    }
                }
            }
        }
        EventLog.append(transaction, events);
        return found;
    }

    private static NewEvent event(ResultSet row) throws SQLException {
        long domainId = row.getLong(2);
        return new NewEvent(
                row.getLong(1),
                row.getTimestamp(7).toInstant(),
                EventType.SENDER_NEW,
                "domain:" + domainId,
                row.getString(3),
                EventData.of()
                        .text("domain_id", "ud_" + domainId)
                        .text("sender", row.getString(4))
                        .text("address", row.getString(5))
                        .number("messages", row.getLong(6))
                        .number("dmarc_pass", row.getLong(8))
                        .flag("learning", row.getBoolean(9)));
    }

    private record Stored(EventPosition position, long accountId, long reportId, Instant at, long records) {}
}
