package org.mailassay.store.alert;

import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;

/// The certificates that verified domains' mail needs: of their MTA-STS hosts, and of their BIMI records.
public final class CertificateStore {
    private static final String WATCHED = SqlFiles.read(CertificateStore.class, "watchedCertificates");
    private static final String KEEP = SqlFiles.read(CertificateStore.class, "keepCertificates");
    private static final String FORGET = SqlFiles.read(CertificateStore.class, "forgetCertificates");

    private final Database database;

    public CertificateStore(Database database) {
        this.database = database;
    }

    /// The next that are to be looked at.
    ///
    /// @param after the last one of the page before; empty for the first page
    public List<WatchedCertificate> page(Optional<WatchedCertificate> after, int limit) {
        return database.rows(
                WATCHED,
                Map.of(
                        "account_id", after.map(WatchedCertificate::accountId).orElse(0L),
                        "domain_id", after.map(WatchedCertificate::domainId).orElse(0L),
                        "kind", after.map(WatchedCertificate::kind).orElse(""),
                        "host", after.map(WatchedCertificate::host).orElse(""),
                        "limit", limit),
                row -> new WatchedCertificate(
                        row.column("account_id").get(Long.class),
                        row.column("domain_id").get(Long.class),
                        row.column("kind").get(String.class),
                        row.column("host").get(String.class),
                        row.column("text").get(String.class)));
    }

    /// Keeps what was found.
    public void keep(List<SeenCertificate> seen) {
        database.inTransaction(transaction -> {
            try (PreparedStatement statement = transaction.prepareStatement(KEEP)) {
                new ColumnArrays<>(statement, seen)
                        .bigint(each -> each.of().accountId())
                        .bigint(each -> each.of().domainId())
                        .text(each -> each.of().kind())
                        .text(each -> each.of().host())
                        .timestamp(SeenCertificate::notAfter)
                        .timestamp(SeenCertificate::seenAt);
                return statement.executeUpdate();
            }
        });
    }

    /// Forgets those that were last found before that time: the domain does without them now.
    public long forget(Instant before) {
        return database.change(FORGET, Map.of("before", before.atOffset(ZoneOffset.UTC)));
    }
}
