package org.mailassay.store.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailassay.analysis.message.Octets;
import org.mailassay.store.ColumnArrays;

/// What is in the database under the identities of some reports after they were inserted: they themselves, or those
/// that came before them.
final class PresentReports {
    private final ReportKind kind;
    private final Map<Key, Present> present = new HashMap<>();
    private final Set<Long> ownIds = new HashSet<>();

    private PresentReports(ReportKind kind) {
        this.kind = kind;
    }

    /// Looks them up.
    ///
    /// @param statement finds reports by pairs of account and identity
    static PresentReports find(
            Connection transaction, ReportKind kind, String statement, List<? extends Candidate> candidates)
            throws SQLException {
        PresentReports found = new PresentReports(kind);
        if (candidates.isEmpty()) {
            return found;
        }
        candidates.forEach(candidate -> found.ownIds.add(candidate.id()));
        try (PreparedStatement prepared = transaction.prepareStatement(statement)) {
            new ColumnArrays<>(prepared, List.<Candidate>copyOf(candidates))
                    .bigint(Candidate::accountId)
                    .bytea(candidate -> candidate.identity().toByteArray());
            try (ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) {
                    found.present.put(
                            new Key(rows.getLong(1), Octets.of(rows.getBytes(2))),
                            new Present(rows.getLong(3), rows.getLong(4), rows.getBoolean(5)));
                }
            }
        }
        return found;
    }

    /// Those that were not there before.
    <T extends Candidate> List<T> inserted(List<T> candidates) {
        return candidates.stream()
                .filter(candidate -> present(candidate).id() == candidate.id())
                .toList();
    }

    Outcome outcome(Candidate candidate) {
        Present stored = present(candidate);
        boolean inserted = stored.id() == candidate.id();
        boolean storedEarlierFromThisMessage =
                stored.intakeId() == candidate.message().intakeId() && !ownIds.contains(stored.id());
        return inserted || storedEarlierFromThisMessage
                ? new Outcome.Stored(candidate.location(), kind, stored.id(), stored.assigned())
                : new Outcome.Duplicate(candidate.location(), kind, stored.id());
    }

    private Present present(Candidate candidate) {
        Present found = present.get(new Key(candidate.accountId(), candidate.identity()));
        if (found == null) {
            throw new IllegalStateException("A report was neither inserted nor there before");
        }
        return found;
    }

    private record Key(long accountId, Octets identity) {}

    private record Present(long id, long intakeId, boolean assigned) {}
}
