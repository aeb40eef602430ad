package org.mailassay.store.intake;

import java.util.Map;
import java.util.function.LongSupplier;
import org.mailassay.store.Database;

/// Ids drawn from a sequence before the rows exist, a block at a time. What is left over when the process ends is never
/// used.
final class IdBlock implements LongSupplier {
    private static final int SIZE = 256;
    private static final String DRAW =
            "select nextval(cast(:sequence as regclass)) as id from generate_series(1, " + SIZE + ")";

    private final Database database;
    private final String sequence;
    private long[] ids = {};
    private int next;

    IdBlock(Database database, String sequence) {
        this.database = database;
        this.sequence = sequence;
    }

    @Override
    public synchronized long getAsLong() {
        if (next == ids.length) {
            ids = database
                    .rows(
                            DRAW,
                            Map.of("sequence", sequence),
                            row -> row.column("id").get(Long.class))
                    .stream()
                    .mapToLong(Long::longValue)
                    .toArray();
            next = 0;
        }
        return ids[next++];
    }
}
