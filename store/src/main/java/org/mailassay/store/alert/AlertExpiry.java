package org.mailassay.store.alert;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

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
        long ended = database.change(END, Map.of("now", now.atOffset(ZoneOffset.UTC)));
        database.change(FORGET_STATES, Map.of());
        long last;
        do {
            last = database.change(FORGET, Map.of("before", before.atOffset(ZoneOffset.UTC), "limit", BATCH));
        } while (last == BATCH);
        return ended;
    }
}
