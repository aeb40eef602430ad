package org.mailassay.store.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailassay.store.ColumnArrays;
import org.mailassay.store.SqlFiles;

/// Which configured domain each report belongs to: the one that its policy names, or else the closest parent.
final class Assignment {
    private static final String FIND_DOMAINS = SqlFiles.read(Assignment.class, "findDomains");

    private final Map<Name, Domain> domains;

    private Assignment(Map<Name, Domain> domains) {
        this.domains = domains;
    }

    /// Looks up all names, and their parents, at once.
    static Assignment of(Connection transaction, Collection<Name> policyDomains) throws SQLException {
        Set<Name> wanted = new HashSet<>();
        for (Name name : policyDomains) {
            for (Optional<Name> at = Optional.of(name);
                    at.isPresent();
                    at = at.get().parent()) {
                wanted.add(at.get());
            }
        }
        Map<Name, Domain> domains = new HashMap<>();
        try (PreparedStatement statement = transaction.prepareStatement(FIND_DOMAINS)) {
            new ColumnArrays<>(statement, List.copyOf(wanted))
                    .bigint(Name::accountId)
                    .text(Name::domain);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    domains.put(
                            new Name(rows.getLong(1), rows.getString(2)),
                            new Domain(rows.getLong(3), rows.getBoolean(4)));
                }
            }
        }
        return new Assignment(domains);
    }

    /// Empty when nobody has configured it.
    Optional<Domain> closest(Name policyDomain) {
        for (Optional<Name> at = Optional.of(policyDomain);
                at.isPresent();
                at = at.get().parent()) {
            Domain domain = domains.get(at.get());
            if (domain != null) {
                return Optional.of(domain);
            }
        }
        return Optional.empty();
    }

    /// A domain name as an account sees it.
    record Name(long accountId, String domain) {
        /// Longer than any domain name in the DNS (RFC 1035, section 2.3.4), so not configured.
        private static final int LONGEST = 253;

        Optional<Name> parent() {
            int dot = domain.indexOf('.', Math.max(0, domain.length() - LONGEST - 1));
            return dot < 0 ? Optional.empty() : Optional.of(new Name(accountId, domain.substring(dot + 1)));
        }
    }

    /// A configured domain.
    record Domain(long id, boolean active) {}

    static List<Name> names(List<ReadMessage> messages) {
        List<Name> names = new ArrayList<>();
        for (ReadMessage message : messages) {
            for (ReadMessage.Found found : message.found()) {
                String domain = switch (found) {
                    case ReadMessage.Found.Report(FoundReport report) ->
                        report.header().policy().domain();
                    case ReadMessage.Found.Tls(FoundTlsReport report) -> report.policyDomain();
                    case ReadMessage.Found.Failure(FoundFailureReport report) -> report.domain();
                    case ReadMessage.Found.Settled _ -> "";
                };
                if (!domain.isEmpty()) {
                    names.add(new Name(message.arrival().accountId(), domain));
                }
            }
        }
        return names;
    }
}
