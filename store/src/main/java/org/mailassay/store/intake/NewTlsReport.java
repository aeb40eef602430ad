package org.mailassay.store.intake;

import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.store.rollup.CountedTlsReport;

/// A TLS report that is stored unless it is there already.
///
/// @param domainId the domain it belongs to; empty when nobody has configured it
record NewTlsReport(ReadMessage message, FoundTlsReport found, Optional<Long> domainId) implements Candidate {
    @Override
    public PartLocation location() {
        return found.location();
    }

    @Override
    public long id() {
        return found.id();
    }

    @Override
    public Octets identity() {
        return found.identity();
    }

    /// Empty when it is not counted yet.
    Optional<CountedTlsReport> counted() {
        return domainId.map(domain -> new CountedTlsReport(
                accountId(),
                domain,
                found.report().begin(),
                found.report().end(),
                found.report().policies()));
    }
}
