package org.mailassay.store.event;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// Deletes old events in small steps, each of which remembers how far it came: a reader who was further behind is told.
public final class EventExpiry {
    private static final String ACCOUNTS = SqlFiles.read(EventExpiry.class, "accounts");
    private static final String EXPIRE = SqlFiles.read(EventExpiry.class, "expire");
    private static final int PAGE = 500;
    private static final int BATCH = 5_000;

    private final Database database;

    public EventExpiry(Database database) {
        this.database = database;
    }

    /// Deletes what happened before that time.
    ///
    /// @return how many events
    public long run(Instant before) {
        long deleted = 0;
        List<Long> page = accounts(0);
        while (!page.isEmpty()) {
            for (long account : page) {
                deleted += expire(account, before);
            }
            page = accounts(page.getLast());
        }
        return deleted;
    }

    private long expire(long accountId, Instant before) {
        long deleted = 0;
        long last;
        do {
            last = database.row(
                            EXPIRE,
                            Map.of(
                                    "account_id", accountId,
                                    "before", before.atOffset(ZoneOffset.UTC),
                                    "limit", BATCH),
                            row -> row.column("deleted").get(Long.class))
                    .orElse(0L);
            deleted += last;
        } while (last == BATCH);
        return deleted;
    }

    private List<Long> accounts(long after) {
        return database.rows(
                ACCOUNTS,
                Map.of("after", after, "limit", PAGE),
                row -> row.column("id").get(Long.class));
    }
}
