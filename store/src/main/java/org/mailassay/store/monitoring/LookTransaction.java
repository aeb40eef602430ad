package org.mailassay.store.monitoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.timeline.DomainLook;
import org.mailassay.analysis.timeline.OpenSet;
import org.mailassay.analysis.timeline.SetKind;
import org.mailassay.analysis.timeline.SetName;
import org.mailassay.analysis.timeline.TimelineChange;
import org.mailassay.analysis.timeline.TimelineMerge;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.event.EventLog;

/// Merges a look into a domain's timeline. Looks at one domain take turns by the lock on its row, and one that
/// began before another that is kept already changes nothing.
final class LookTransaction {
    private static final String LOCK = SqlFiles.read(LookTransaction.class, "lockLook");
    private static final String OPEN = SqlFiles.read(LookTransaction.class, "openSets");
    private static final String SEEN = SqlFiles.read(LookTransaction.class, "seen");
    private static final String MISSED = SqlFiles.read(LookTransaction.class, "missed");
    private static final String CLOSE = SqlFiles.read(LookTransaction.class, "close");
    private static final String INSERT = SqlFiles.read(LookTransaction.class, "insertSets");
    private static final String LOOKED = SqlFiles.read(LookTransaction.class, "looked");

    /// A pass counts as complete without every answer after this many looks: a server of somebody else's that never
    /// answers must not keep a domain building for ever.
    private static final int PATIENCE = 3;

    private final Connection transaction;
    private final DomainKey key;
    private final Instant at;

    LookTransaction(Connection transaction, DomainKey key, Instant at) {
        this.transaction = transaction;
        this.key = key;
        this.at = at;
    }

    Optional<TimelineChange> keep(DomainLook look, NextLook nextLook) throws SQLException {
        Optional<Before> before = lock();
        if (before.isEmpty()) {
            return Optional.empty();
        }
        TimelineChange change = TimelineMerge.merge(open(), look, at);
        write(change);
        if (!before.get().building()) {
            EventLog.append(transaction, LookEvents.of(key, before.get().domain(), change, at));
        }
        int failures = look.isComplete() ? 0 : Math.min(before.get().failures() + 1, 1_000);
        boolean passed = failures == 0 || (failures >= PATIENCE && !look.isBlind());
        looked(nextLook.after(change, failures), failures, passed);
        return Optional.of(change);
    }

    /// How the domain stood; empty when this look comes too late.
    private Optional<Before> lock() throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(LOCK)) {
            bindKey(statement, 1);
            statement.setObject(3, at.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Before(row.getInt(1), row.getBoolean(2), row.getString(3)))
                        : Optional.empty();
            }
        }
    }

    private List<OpenSet> open() throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(OPEN)) {
            bindKey(statement, 1);
            List<OpenSet> open = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Optional<SetKind> kind = SetKind.of(rows.getString(2));
                    if (kind.isPresent()) {
                        open.add(new OpenSet(
                                rows.getLong(1),
                                new SetName(kind.get(), rows.getString(3)),
                                rows.getString(4),
                                rows.getString(5),
                                Optional.ofNullable(rows.getTimestamp(6)).map(Timestamp::toInstant)));
                    }
                }
            }
            return open;
        }
    }

    private void write(TimelineChange change) throws SQLException {
        if (!change.seen().isEmpty()) {
            try (PreparedStatement statement = transaction.prepareStatement(SEEN)) {
                statement.setObject(1, at.atOffset(ZoneOffset.UTC));
                new ColumnArrays<>(statement, change.seen(), 2)
                        .bigint(TimelineChange.Seen::id)
                        .text(TimelineChange.Seen::origin);
                statement.setLong(4, key.accountId());
                statement.executeUpdate();
            }
        }
        if (!change.missed().isEmpty()) {
            try (PreparedStatement statement = transaction.prepareStatement(MISSED)) {
                statement.setObject(1, at.atOffset(ZoneOffset.UTC));
                statement.setLong(2, key.accountId());
                new ColumnArrays<>(statement, change.missed(), 3).bigint(OpenSet::id);
                statement.executeUpdate();
            }
        }
        if (!change.closed().isEmpty()) {
            try (PreparedStatement statement = transaction.prepareStatement(CLOSE)) {
                new ColumnArrays<>(statement, change.closed())
                        .bigint(closed -> closed.set().id())
                        .timestamp(TimelineChange.Closed::removedAt);
                statement.setLong(3, key.accountId());
                statement.executeUpdate();
            }
        }
        if (!change.opened().isEmpty()) {
            insert(change.opened());
        }
    }

    private void insert(List<TimelineChange.Opened> opened) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(INSERT)) {
            bindKey(statement, 1);
            statement.setObject(3, at.atOffset(ZoneOffset.UTC));
            statement.setObject(4, at.atOffset(ZoneOffset.UTC));
            new ColumnArrays<>(statement, opened, 5)
                    .text(set -> set.name().kind().text())
                    .text(set -> set.name().key())
                    .text(TimelineChange.Opened::value)
                    .text(TimelineChange.Opened::origin);
            statement.executeUpdate();
        }
    }

    private void looked(Instant next, int failures, boolean passed) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(LOOKED)) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setObject(2, next.atOffset(ZoneOffset.UTC));
            statement.setInt(3, failures);
            statement.setBoolean(4, passed);
            statement.setObject(5, at.atOffset(ZoneOffset.UTC));
            bindKey(statement, 6);
            statement.executeUpdate();
        }
    }

    /// @param failures how many looks in a row had failed
    /// @param building whether no look was complete yet: then everything is new, and no news
    private record Before(int failures, boolean building, String domain) {}

    private void bindKey(PreparedStatement statement, int first) throws SQLException {
        statement.setLong(first, key.accountId());
        statement.setLong(first + 1, key.domainId());
    }
}
