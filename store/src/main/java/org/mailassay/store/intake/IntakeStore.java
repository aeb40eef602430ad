package org.mailassay.store.intake;

import io.helidon.dbclient.DbRow;
import java.net.InetAddress;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// The intake log of an account: every message received at its reporting addresses, with its fate.
public final class IntakeStore {
    private static final String LIST = SqlFiles.read(IntakeStore.class, "list");
    private static final String FIND = SqlFiles.read(IntakeStore.class, "find");
    private static final String FIND_NAMED = SqlFiles.read(IntakeStore.class, "findNamed");
    private static final String RETRYABLE = SqlFiles.read(IntakeStore.class, "retryable");

    private final Database database;

    public IntakeStore(Database database) {
        this.database = database;
    }

    /// Entries, newest first.
    ///
    /// @param after where the page before ended; empty for the first
    /// @param offset to skip after that; it costs what it skips
    public List<IntakeEntry> list(
            long accountId, IntakeFilter filter, Optional<IntakeCursor> after, int offset, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("account_id", accountId);
        parameters.put("offset", offset);
        parameters.put("limit", limit);
        StringBuilder conditions = new StringBuilder();
        filter.fate().ifPresent(fate -> {
            // A constant: the index has no entry for those that are stored.
            conditions.append(" and fate = '").append(fate.code()).append("'");
        });
        if (!filter.reason().isEmpty()) {
            // The second condition is the index's.
            conditions.append(" and reason = :reason and reason <> ''");
            parameters.put("reason", filter.reason());
        }
        after.ifPresent(cursor -> {
            conditions.append(" and (received_at, id) < (:after_received_at, :after_id)");
            parameters.put("after_received_at", cursor.receivedAt().atOffset(ZoneOffset.UTC));
            parameters.put("after_id", cursor.id());
        });
        return database.rows(LIST.replace("-- conditions", conditions), parameters, IntakeStore::entry);
    }

    /// One entry; empty when the account has none of this id.
    public Optional<IntakeEntry> find(long accountId, long id) {
        return database.row(FIND, Map.of("account_id", accountId, "id", id), IntakeStore::entry);
    }

    /// The entry of the message that was taken under that name; empty when the account has none.
    public Optional<IntakeEntry> findNamed(long accountId, String mailName) {
        return database.row(FIND_NAMED, Map.of("account_id", accountId, "mail_name", mailName), IntakeStore::entry);
    }

    /// Ids of entries of which something was not counted and may be tried again, oldest first.
    ///
    /// @param reason a reason code; empty for any
    /// @param after the last id of the page before; 0 for the first
    public List<Long> retryable(long accountId, String reason, long after, int limit) {
        return database.rows(
                RETRYABLE,
                Map.of("account_id", accountId, "reason", reason, "after", after, "limit", limit),
                row -> row.column("id").get(Long.class));
    }

    private static IntakeEntry entry(DbRow row) {
        String client = row.column("client").get(String.class);
        return new IntakeEntry(
                row.column("id").get(Long.class),
                row.column("mail_name").get(String.class),
                row.column("raw_message_id").get(Long.class),
                row.column("received_at").get(Timestamp.class).toInstant(),
                row.column("reverse_path").get(String.class),
                client.isEmpty() ? Optional.empty() : Optional.of(InetAddress.ofLiteral(client)),
                row.column("size").get(Integer.class),
                Authentication.of(row.column("authenticated").get(String.class)),
                row.column("authentication_results").get(String.class),
                Fate.of(row.column("fate").get(String.class)),
                row.column("reason").get(String.class),
                row.column("detail").get(String.class),
                OutcomeTable.read(row.column("outcomes").get(String.class)));
    }
}
