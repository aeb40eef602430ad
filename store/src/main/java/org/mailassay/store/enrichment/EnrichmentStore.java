package org.mailassay.store.enrichment;

import java.net.InetAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// Which addresses are to be looked up, and what was found.
public final class EnrichmentStore {
    private static final String CLAIM = SqlFiles.read(EnrichmentStore.class, "claim");
    private static final String RECORD = SqlFiles.read(EnrichmentStore.class, "record");
    private static final String RELABEL = SqlFiles.read(EnrichmentStore.class, "relabel");
    private static final String PENDING = SqlFiles.read(EnrichmentStore.class, "pending");

    private final Database database;

    public EnrichmentStore(Database database) {
        this.database = database;
    }

    /// Addresses that are due, those that wait longest first. No other node gets them until the lease has passed.
    public List<InetAddress> claim(int limit, Instant now, Duration lease) {
        return database.rows(
                CLAIM,
                Map.of(
                        "limit", limit,
                        "now", now.atOffset(ZoneOffset.UTC),
                        "leased_until", now.plus(lease).atOffset(ZoneOffset.UTC)),
                row -> InetAddress.ofLiteral(row.column("address").get(String.class)));
    }

    /// Keeps what was found.
    public void record(List<Enrichment> found) {
        database.inTransaction(transaction -> update(transaction, found));
    }

    /// Gives every address of these base domains its label, and takes the label from every other one: for when the list
    /// of services has changed.
    ///
    /// @return how many addresses changed
    public int relabel(Map<String, ServiceLabel> labels) {
        return database.inTransaction(transaction -> {
            try (PreparedStatement statement = transaction.prepareStatement(RELABEL)) {
                new ColumnArrays<>(statement, List.copyOf(labels.entrySet()))
                        .text(Map.Entry::getKey)
                        .text(entry -> entry.getValue().service())
                        .text(entry -> entry.getValue().category());
                return statement.executeUpdate();
            }
        });
    }

    /// How many addresses are due.
    public long pending(Instant now) {
        return database.row(
                        PENDING,
                        Map.of("now", now.atOffset(ZoneOffset.UTC)),
                        row -> row.column("pending").get(Long.class))
                .orElseThrow();
    }

    private static int update(Connection transaction, List<Enrichment> found) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(RECORD)) {
            new ColumnArrays<>(statement, found)
                    .inet(Enrichment::address)
                    .text(Enrichment::ptr)
                    .bool(Enrichment::confirmed)
                    .text(Enrichment::baseDomain)
                    .text(each -> each.label().service())
                    .text(each -> each.label().category())
                    .text(Enrichment::country)
                    .bigint(Enrichment::asn)
                    .text(Enrichment::asName)
                    .timestamp(Enrichment::checkedAt)
                    .timestamp(Enrichment::nextCheck);
            return statement.executeUpdate();
        }
    }
}
