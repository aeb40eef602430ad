package org.mailassay.store.blocklist;

import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.mailassay.analysis.blocklist.ProbeResult;
import org.mailassay.analysis.blocklist.SubjectKind;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// What the last probes of the blocklists came to.
public final class ProbeStore {
    private static final String KEEP = SqlFiles.read(ProbeStore.class, "keep");
    private static final String FORGET = SqlFiles.read(ProbeStore.class, "forget");
    private static final String ALL = SqlFiles.read(ProbeStore.class, "all");

    /// What was not probed for so long is not known: the list is gone from the table, or nobody probes any more.
    private static final Duration VALID = Duration.ofDays(7);

    private final Database database;

    public ProbeStore(Database database) {
        this.database = database;
    }

    /// Puts results in the place of earlier ones of the same lists.
    public void keep(List<ProbeResult> results, Instant now) {
        database.inTransaction(transaction -> {
            try (PreparedStatement statement = transaction.prepareStatement(KEEP)) {
                new ColumnArrays<>(statement, results)
                        .text(ProbeResult::zone)
                        .text(result -> result.kind().name())
                        .text(result -> result.verdict().name())
                        .text(ProbeResult::detail)
                        .timestamp(_ -> now);
                statement.executeUpdate();
            }
            try (PreparedStatement statement = transaction.prepareStatement(FORGET)) {
                statement.setObject(1, now.minus(VALID).atOffset(ZoneOffset.UTC));
                return statement.executeUpdate();
            }
        });
    }

    /// All of them, in the order of their zones.
    public List<ProbeResult> all() {
        return database.rows(
                ALL,
                Map.of(),
                row -> new ProbeResult(
                        row.column("zone").get(String.class),
                        SubjectKind.valueOf(row.column("kind").get(String.class)),
                        ProbeResult.Verdict.valueOf(row.column("verdict").get(String.class)),
                        row.column("detail").get(String.class)));
    }
}
