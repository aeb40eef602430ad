package org.mailassay.store.scan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// Deletes what is kept for a while only: scans whose message never came, archives of images, old counts of quotas.
public final class ScanExpiry {
    private static final String EXPIRE_PENDING = SqlFiles.read(ScanExpiry.class, "expirePending");
    private static final String EXPIRE_IMAGES = SqlFiles.read(ScanExpiry.class, "expireImages");
    private static final String EXPIRE_USAGE = SqlFiles.read(ScanExpiry.class, "expireUsage");

    /// How long a scan waits for its message.
    public static final Duration PATIENCE = Duration.ofDays(1);

    private static final int DAYS_OF_USAGE = 40;

    private final Database database;

    public ScanExpiry(Database database) {
        this.database = database;
    }

    /// Deletes everything of the kind that has expired by now. The addresses of scans close with them.
    ///
    /// @return how many scans were given up
    public long run(Instant now) {
        database.change(EXPIRE_IMAGES, Map.of("now", now.atOffset(ZoneOffset.UTC)));
        database.change(EXPIRE_USAGE, Map.of("before", ScanQuota.day(now).minusDays(DAYS_OF_USAGE)));
        return database.row(
                        EXPIRE_PENDING,
                        Map.of("before", now.minus(PATIENCE).atOffset(ZoneOffset.UTC)),
                        row -> row.column("deleted").get(Long.class))
                .orElseThrow();
    }
}
