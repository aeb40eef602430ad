package org.mailassay.store.scan;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.account.Account;
import org.mailassay.store.raw.RawMessageStore;

/// An account's scans: made, found, shown and deleted.
public final class ScanStore {
    private static final String SCAN = SqlFiles.read(ScanStore.class, "scan");
    private static final String FIND = SCAN + "where scans.account_id = :account_id and scans.local_part = :local_part";
    private static final String LIST = SCAN
            + "where scans.account_id = :account_id\n    -- conditions\n"
            + "order by scans.created_at desc, scans.id desc\nlimit :limit offset :offset";
    private static final String COUNT = SqlFiles.read(ScanStore.class, "countScans");
    private static final String USAGE = SqlFiles.read(ScanStore.class, "usage");
    private static final String INSERT = SqlFiles.read(ScanStore.class, "insertScan");
    private static final String DELETE = SqlFiles.read(ScanStore.class, "deleteScan");
    private static final String EVENTS = SqlFiles.read(ScanStore.class, "events");
    private static final String RESULTS = SqlFiles.read(ScanStore.class, "results");
    private static final String IMAGES = SqlFiles.read(ScanStore.class, "images");
    private static final String RAW_MESSAGE = SqlFiles.read(ScanStore.class, "rawMessage");
    private static final String RECORDING = SqlFiles.read(ScanStore.class, "recording");
    private static final String REANALYZE = SqlFiles.read(ScanStore.class, "reanalyze");
    private static final String FORGET_EVENTS = SqlFiles.read(ScanStore.class, "forgetEvents");

    private final Database database;
    private final RawMessageStore rawMessages;

    public ScanStore(Database database, RawMessageStore rawMessages) {
        this.database = database;
        this.rawMessages = rawMessages;
    }

    /// Makes a scan that waits for its message, and opens its address, as far as the day's quota allows.
    public ScanCreation create(Account account, Instant now) {
        return created(
                account,
                database.inTransaction(transaction -> ScanQuota.use(transaction, account.id(), now)
                        ? Optional.of(insert(transaction, account.id(), now, true))
                        : Optional.empty()));
    }

    /// Makes a scan of a message that was uploaded, and has it carried out, as far as the day's quota allows.
    public ScanCreation create(Account account, ReceivedMessage message) {
        Instant now = message.receivedAt();
        return created(account, database.inTransaction(transaction -> {
            if (!ScanQuota.use(transaction, account.id(), now)) {
                return Optional.empty();
            }
            String localPart = insert(transaction, account.id(), now, false);
            long rawMessageId = rawMessages.store(transaction, message.octets());
            ScanQueue.add(
                    transaction,
                    ScanReception.takeForScan(transaction, message, rawMessageId, "", localPart)
                            .orElseThrow());
            return Optional.of(localPart);
        }));
    }

    /// A scan of the account; empty when it has none of that local part.
    public Optional<Scan> find(long accountId, String localPart) {
        return database.row(FIND, Map.of("account_id", accountId, "local_part", localPart), ScanRow::scan);
    }

    /// Scans, newest first.
    public List<Scan> list(long accountId, ScanFilter filter, int offset, int limit) {
        Map<String, Object> parameters = parameters(accountId, filter);
        parameters.put("offset", offset);
        parameters.put("limit", limit);
        return database.rows(LIST.replace("-- conditions", conditions(filter)), parameters, ScanRow::scan);
    }

    /// Scans behind another, newest first, however many there are before it.
    ///
    /// @param last the one before the first; empty to begin with the newest
    public List<Scan> listAfter(long accountId, ScanFilter filter, Optional<Scan> last, int limit) {
        Map<String, Object> parameters = parameters(accountId, filter);
        parameters.put("offset", 0);
        parameters.put("limit", limit);
        StringBuilder conditions = new StringBuilder(conditions(filter));
        last.ifPresent(scan -> {
            conditions.append(" and (scans.created_at, scans.id) < (:last_created_at, :last_id)");
            parameters.put("last_created_at", scan.createdAt().atOffset(ZoneOffset.UTC));
            parameters.put("last_id", scan.key().id());
        });
        return database.rows(LIST.replace("-- conditions", conditions), parameters, ScanRow::scan);
    }

    /// How many scans there are of that kind.
    public long count(long accountId, ScanFilter filter) {
        return database.row(
                        COUNT.replace("-- conditions", conditions(filter)),
                        parameters(accountId, filter),
                        row -> row.column("total").get(Long.class))
                .orElseThrow();
    }

    /// How many scans count against the quota of the UTC day.
    public int usedOn(long accountId, Instant day) {
        return database.row(
                        USAGE,
                        Map.of("account_id", accountId, "day", ScanQuota.day(day)),
                        row -> row.column("scans").get(Integer.class))
                .orElse(0);
    }

    /// Deletes a scan with all that belongs to it. Its message goes within a
    /// minute, unless something else refers to it.
    ///
    /// @return whether the account had it
    public boolean delete(long accountId, String localPart) {
        return database.row(
                        DELETE,
                        Map.of("account_id", accountId, "local_part", localPart),
                        row -> row.column("deleted").get(Long.class))
                .orElseThrow()
                .equals(1L);
    }

    /// The results of the last run that had any: a JSON object without `view_count`.
    public Optional<String> results(ScanKey scan) {
        return octets(RESULTS, scan).map(octets -> new String(octets.toByteArray(), StandardCharsets.UTF_8));
    }

    /// The message as it was received.
    public Optional<Octets> rawMessage(ScanKey scan) {
        return octets(RAW_MESSAGE, scan);
    }

    /// The ZIP file of improved images, as long as it is kept.
    public Optional<Octets> images(ScanKey scan, Instant now) {
        return database.inTransaction(transaction -> {
            try (PreparedStatement statement = transaction.prepareStatement(IMAGES)) {
                statement.setLong(1, scan.accountId());
                statement.setLong(2, scan.id());
                statement.setObject(3, now.atOffset(ZoneOffset.UTC));
                return StoredOctets.read(statement);
            }
        });
    }

    /// What happened in the present run after that event.
    ///
    /// @param after 0 for all
    public List<ScanEvent> events(ScanKey scan, long after, int limit) {
        return database.rows(
                EVENTS,
                Map.of("account_id", scan.accountId(), "scan_id", scan.id(), "after", after, "limit", limit),
                ScanRow::event);
    }

    /// Has the message analysed again. The results that there are stay until there are others.
    public Reanalysis reanalyze(long accountId, String localPart, ScanMode mode, Instant now) {
        Optional<Scan> scan = find(accountId, localPart);
        if (scan.isEmpty()) {
            return new Reanalysis.NoSuchScan();
        }
        ScanKey key = scan.get().key();
        return database.inTransaction(transaction -> {
            if (mode == ScanMode.REPLAY && octets(transaction, RECORDING, key).isEmpty()) {
                return new Reanalysis.NothingToReplay();
            }
            // What failed for want of quota is no way around it.
            boolean neverCarriedOut = scan.get().status() == ScanStatus.FAILED
                    && octets(transaction, RECORDING, key).isEmpty();
            if (neverCarriedOut && !ScanQuota.use(transaction, accountId, now)) {
                return new Reanalysis.QuotaReached();
            }
            Optional<ScanRunKey> run = reopen(transaction, key, mode, now);
            if (run.isEmpty()) {
                return new Reanalysis.NotFinished();
            }
            try (PreparedStatement statement = transaction.prepareStatement(FORGET_EVENTS)) {
                statement.setLong(1, key.accountId());
                statement.setLong(2, key.id());
                statement.executeUpdate();
            }
            ScanQueue.add(transaction, run.get());
            return new Reanalysis.Started(run.get());
        });
    }

    private ScanCreation created(Account account, Optional<String> localPart) {
        return localPart
                .<ScanCreation>map(made ->
                        new ScanCreation.Created(find(account.id(), made).orElseThrow()))
                .orElseGet(() -> new ScanCreation.QuotaReached(account.plan().scansPerDay()));
    }

    private static String insert(Connection transaction, long accountId, Instant now, boolean open)
            throws SQLException {
        String localPart = ScanAddresses.newLocalPart();
        if (open) {
            ScanAddresses.open(transaction, accountId, localPart, "scan");
        }
        try (PreparedStatement statement = transaction.prepareStatement(INSERT)) {
            statement.setLong(1, accountId);
            statement.setString(2, localPart);
            statement.setObject(3, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return localPart;
            }
        }
    }

    private static Optional<ScanRunKey> reopen(Connection transaction, ScanKey scan, ScanMode mode, Instant now)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(REANALYZE)) {
            statement.setString(1, mode.code());
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            statement.setLong(3, scan.accountId());
            statement.setLong(4, scan.id());
            return ScanReception.run(statement);
        }
    }

    private Optional<Octets> octets(String query, ScanKey scan) {
        return database.inTransaction(transaction -> octets(transaction, query, scan));
    }

    private static Optional<Octets> octets(Connection transaction, String query, ScanKey scan) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(query)) {
            statement.setLong(1, scan.accountId());
            statement.setLong(2, scan.id());
            return StoredOctets.read(statement);
        }
    }

    private static String conditions(ScanFilter filter) {
        String statuses = "and scans.status = any(:statuses)";
        return filter.senderDomain().isEmpty() ? statuses : statuses + " and scans.sender_domain = :sender_domain";
    }

    private static Map<String, Object> parameters(long accountId, ScanFilter filter) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("account_id", accountId);
        parameters.put(
                "statuses",
                filter.statuses().stream().map(ScanStatus::code).sorted().toArray(String[]::new));
        if (!filter.senderDomain().isEmpty()) {
            parameters.put("sender_domain", filter.senderDomain());
        }
        return parameters;
    }
}
