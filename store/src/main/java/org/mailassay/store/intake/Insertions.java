package org.mailassay.store.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mailassay.store.rollup.RollUps;
import org.mailassay.store.rollup.SourceAddresses;
import org.mailassay.store.rollup.TlsRollUps;

/// Stores the reports of all kinds that some messages brought, and counts them.
final class Insertions {
    private final List<NewReport> aggregates = new ArrayList<>();
    private final List<NewTlsReport> tls = new ArrayList<>();
    private final List<NewFailureReport> failures = new ArrayList<>();
    private final PresentReports presentAggregates;
    private final PresentReports presentTls;
    private final PresentReports presentFailures;

    private Insertions(Connection transaction, Collection<Disposal.Decision> decisions) throws SQLException {
        for (Disposal.Decision decision : decisions) {
            if (decision instanceof Disposal.Decision.Store(Candidate candidate)) {
                switch (candidate) {
                    case NewReport report -> aggregates.add(report);
                    case NewTlsReport report -> tls.add(report);
                    case NewFailureReport report -> failures.add(report);
                }
            }
        }
        this.presentAggregates = ReportInsertion.of(transaction, aggregates);
        this.presentTls = TlsInsertion.of(transaction, tls);
        this.presentFailures = FailureInsertion.of(transaction, failures);
    }

    static Insertions of(Connection transaction, Collection<Disposal.Decision> decisions) throws SQLException {
        return new Insertions(transaction, decisions);
    }

    /// What has become of everything in a message, in the order found.
    List<Outcome> outcomes(List<Disposal.Decision> decisions) {
        return decisions.stream().map(this::outcome).toList();
    }

    /// Those that were new.
    List<NewReport> aggregates() {
        return presentAggregates.inserted(aggregates);
    }

    List<NewTlsReport> tls() {
        return presentTls.inserted(tls);
    }

    List<NewFailureReport> failures() {
        return presentFailures.inserted(failures);
    }

    /// The last thing that a transaction does, so that the locks are held briefly.
    void rollUp(Connection transaction) throws SQLException {
        SourceAddresses addresses = new SourceAddresses(transaction);
        RollUps.add(
                transaction,
                aggregates().stream()
                        .map(NewReport::counted)
                        .flatMap(Optional::stream)
                        .toList(),
                addresses);
        TlsRollUps.add(
                transaction,
                tls().stream()
                        .map(NewTlsReport::counted)
                        .flatMap(Optional::stream)
                        .toList(),
                addresses);
        FailureInsertion.noteAddresses(failures(), addresses);
        addresses.write();
    }

    private Outcome outcome(Disposal.Decision decision) {
        return switch (decision) {
            case Disposal.Decision.Settled(Outcome outcome) -> outcome;
            case Disposal.Decision.Store(Candidate candidate) ->
                switch (candidate) {
                    case NewReport report -> presentAggregates.outcome(report);
                    case NewTlsReport report -> presentTls.outcome(report);
                    case NewFailureReport report -> presentFailures.outcome(report);
                };
        };
    }
}
