package org.mailassay.store.scan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.event.EventData;
import org.mailassay.store.event.EventType;
import org.mailassay.store.event.NewEvent;

/// What the event log is told of scans.
final class ScanTelling {
    private static final String LOCAL_PART = SqlFiles.read(ScanTelling.class, "localPart");

    private ScanTelling() {}

    static NewEvent completed(Connection transaction, ScanRunKey run, ScanSummary summary, Instant now)
            throws SQLException {
        return of(
                run,
                now,
                EventType.SCAN_COMPLETED,
                summary.senderDomain(),
                EventData.of()
                        .text("local_part", localPart(transaction, run))
                        .number("run", run.run())
                        .number("score", summary.overall())
                        .text("from", summary.fromHeader())
                        .text("subject", summary.subject()));
    }

    static NewEvent failed(Connection transaction, ScanRunKey run, String reason, Instant now) throws SQLException {
        EventData data = EventData.of()
                .text("local_part", localPart(transaction, run))
                .number("run", run.run())
                .text("reason", reason);
        return of(run, now, EventType.SCAN_FAILED, "", data);
    }

    private static NewEvent of(ScanRunKey run, Instant now, EventType type, String domain, EventData data) {
        return new NewEvent(
                run.scan().accountId(), now, type, "scan:" + run.scan().id(), domain, data);
    }

    private static String localPart(Connection transaction, ScanRunKey run) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(LOCAL_PART)) {
            statement.setLong(1, run.scan().accountId());
            statement.setLong(2, run.scan().id());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }
}
