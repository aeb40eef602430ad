package org.mailassay.store.node;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// How the recurring jobs stand, as the scheduler keeps it.
public final class JobStore {
    private static final String JOBS = SqlFiles.read(JobStore.class, "jobs");

    private final Database database;

    public JobStore(Database database) {
        this.database = database;
    }

    /// Every job, by name.
    public List<JobStanding> all() {
        return database.rows(
                JOBS,
                Map.of(),
                row -> new JobStanding(
                        row.column("name").get(String.class),
                        Optional.ofNullable(row.column("last_success").get(Timestamp.class))
                                .map(Timestamp::toInstant),
                        row.column("failures").get(Integer.class)));
    }
}
