package org.mailassay.store.monitoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.timeline.HostType;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.raw.CompressedOctets;
import org.postgresql.PGStatement;

/// Reads the hosts of verified domains out of an account's scans: whoever sends a message to be scanned says by it what
/// sends for the author's domain.
final class ScanHosts {
    private static final String STRETCH = SqlFiles.read(ScanHosts.class, "scanStretch");
    private static final String SCANS = SqlFiles.read(ScanHosts.class, "scanHosts");
    private static final String SINCE = SCANS
            + "    and scans.processed_at > ? and scans.processed_at <= ?\norder by scans.processed_at, scans.id\n";
    private static final String OF_DOMAIN =
            SCANS + "    and scans.sender_domain = ?\norder by scans.created_at desc, scans.id desc\nlimit 50\n";
    private static final String DOMAINS = SqlFiles.read(ScanHosts.class, "senderDomains");
    private static final String NAME = SqlFiles.read(ScanHosts.class, "domainName");
    private static final int AT_A_TIME = 50;

    private final Connection transaction;
    private final long accountId;

    ScanHosts(Connection transaction, long accountId) {
        this.transaction = transaction;
        this.accountId = accountId;
    }

    /// Reads the next scans that were completed between two times.
    ///
    /// @return up to when they have been read
    Instant since(Instant after, Instant until, Findings findings) throws SQLException {
        if (!after.isBefore(until)) {
            return after;
        }
        Instant end = Stretch.end(transaction, STRETCH, accountId, after, until, AT_A_TIME);
        try (PreparedStatement statement = transaction.prepareStatement(SINCE)) {
            statement.setLong(1, accountId);
            statement.setObject(2, after.atOffset(ZoneOffset.UTC));
            statement.setObject(3, end.atOffset(ZoneOffset.UTC));
            read(statement, findings);
        }
        return end;
    }

    /// Reads the newest scans of a domain.
    void newestOf(long domainId, Findings findings) throws SQLException {
        Optional<String> name = name(domainId);
        if (name.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = transaction.prepareStatement(OF_DOMAIN)) {
            statement.setLong(1, accountId);
            statement.setString(2, name.get());
            read(statement, findings);
        }
    }

    private Optional<String> name(long domainId) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(NAME)) {
            statement.setLong(1, accountId);
            statement.setLong(2, domainId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private void read(PreparedStatement statement, Findings findings) throws SQLException {
        // Binary from the first execution: the text form of bytea takes three times the memory.
        statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
        statement.setFetchSize(5);
        Map<String, Optional<Domain>> domains = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String sender = rows.getString(1);
                Optional<Domain> domain = domains.get(sender);
                if (domain == null) {
                    domain = domainOf(sender);
                    domains.put(sender, domain);
                }
                if (domain.isPresent()) {
                    read(rows, domain.get(), findings);
                }
            }
        }
    }

    /// The verified domain that scans are about.
    private record Domain(long id, DomainName name) {}

    private static void read(ResultSet row, Domain domain, Findings findings) throws SQLException {
        findings.host(domain.id(), row.getString(1), HostType.HEADER_FROM);
        String reversePath = row.getString(2);
        findings.host(domain.id(), reversePath.substring(reversePath.lastIndexOf('@') + 1), HostType.ENVELOPE_FROM);
        String client = row.getString(3);
        // Without a client the message was uploaded, and nothing is known of a session.
        if (client != null) {
            findings.host(domain.id(), client, HostType.SENDING_IP);
            findings.host(domain.id(), row.getString(4), HostType.HELO);
        }
        Octets results = new CompressedOctets(row.getString(5), row.getInt(6), Octets.of(row.getBytes(7))).plain();
        for (ScanSignatures.Signature signature : ScanSignatures.passed(results)) {
            findings.host(domain.id(), signature.domain(), HostType.DKIM_DOMAIN);
            // The keys of a service that signs in its own name are no records of the domain.
            if (DomainName.of(signature.domain())
                    .filter(signing -> signing.isWithin(domain.name()))
                    .isPresent()) {
                findings.key(domain.id(), signature.domain(), signature.selector());
            }
        }
    }

    /// The verified domain that the author's domain is or lies beneath; of several the closest.
    private Optional<Domain> domainOf(String sender) throws SQLException {
        List<String> names = DomainName.of(sender).stream()
                .flatMap(name -> Stream.iterate(
                        Optional.of(name), Optional::isPresent, above -> above.flatMap(DomainName::parent)))
                .map(name -> name.orElseThrow().text())
                .filter(name -> !name.isEmpty())
                .toList();
        List<Domain> found = new ArrayList<>();
        try (PreparedStatement statement = transaction.prepareStatement(DOMAINS)) {
            statement.setLong(1, accountId);
            statement.setArray(2, transaction.createArrayOf("text", names.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Domain(rows.getLong(1), new DomainName(rows.getString(2))));
                }
            }
        }
        return found.stream()
                .max((one, other) -> Integer.compare(
                        one.name().text().length(), other.name().text().length()));
    }
}
