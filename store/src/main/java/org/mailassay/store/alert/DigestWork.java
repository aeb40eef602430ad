package org.mailassay.store.alert;

import io.helidon.dbclient.DbRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mailassay.analysis.alert.DigestDomain;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.outgoing.OutgoingMessage;
import org.mailassay.store.outgoing.OutgoingStore;

/// Who is to be told of the week that is over, and what. That an account was told is written with its mails.
public final class DigestWork {
    private static final String DUE = SqlFiles.read(DigestWork.class, "digestDue");
    private static final String DOMAINS = SqlFiles.read(DigestWork.class, "digestDomains");
    private static final String OPEN = SqlFiles.read(DigestWork.class, "digestOpen");
    private static final String TOLD = SqlFiles.read(DigestWork.class, "digestTold");

    private final Database database;
    private final OutgoingStore outgoing;

    public DigestWork(Database database, OutgoingStore outgoing) {
        this.database = database;
        this.outgoing = outgoing;
    }

    /// Accounts that have not been told of the week yet.
    ///
    /// @param monday of the week
    public List<DigestAccount> due(LocalDate monday, int limit, Instant now) {
        List<Long> accounts = database.rows(
                DUE,
                Map.of("week", monday, "limit", limit, "now", now.atOffset(ZoneOffset.UTC)),
                row -> row.column("id").get(Long.class));
        if (accounts.isEmpty()) {
            return List.of();
        }
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("accounts", accounts.toArray(Long[]::new));
        Map<Long, List<String>> open = new HashMap<>();
        database.rows(
                OPEN,
                wanted,
                row -> open.computeIfAbsent(row.column("account_id").get(Long.class), _ -> new ArrayList<>())
                        .add(row.column("summary").get(String.class)));
        wanted.put("week", monday);
        Map<Long, List<DigestDomain>> domains = new HashMap<>();
        database.rows(
                DOMAINS,
                wanted,
                row -> domains.computeIfAbsent(row.column("account_id").get(Long.class), _ -> new ArrayList<>())
                        .add(domain(row)));
        return accounts.stream()
                .map(account -> new DigestAccount(
                        account, domains.getOrDefault(account, List.of()), open.getOrDefault(account, List.of())))
                .toList();
    }

    /// Keeps that an account was told, with the mails that tell it; there may be none.
    public void told(long accountId, LocalDate monday, List<OutgoingMessage> letters) {
        database.inTransaction(transaction -> {
            if (mark(transaction, accountId, monday)) {
                for (OutgoingMessage letter : letters) {
                    outgoing.submit(transaction, letter);
                }
            }
            return true;
        });
    }

    private static boolean mark(Connection transaction, long accountId, LocalDate monday) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(TOLD)) {
            statement.setLong(1, accountId);
            statement.setObject(2, monday);
            return statement.executeUpdate() == 1;
        }
    }

    private static DigestDomain domain(DbRow row) {
        return new DigestDomain(
                row.column("name").get(String.class),
                row.column("messages").get(Long.class),
                row.column("failed").get(Long.class),
                row.column("messages_before").get(Long.class),
                row.column("failed_before").get(Long.class),
                Stream.of(row.column("senders").get(String.class).split("\n", -1))
                        .filter(sender -> !sender.isEmpty())
                        .toList());
    }
}
