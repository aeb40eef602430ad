package org.mailassay.store.intake;

import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.store.rollup.CountedReport;

/// An aggregate report that is stored unless it is there already.
///
/// @param domainId the domain it belongs to; empty when nobody has configured it
record NewReport(ReadMessage message, FoundReport report, Optional<Long> domainId) implements Candidate {
    @Override
    public PartLocation location() {
        return report.location();
    }

    @Override
    public long id() {
        return report.id();
    }

    @Override
    public Octets identity() {
        return report.identity();
    }

    /// Empty when it is not counted yet.
    Optional<CountedReport> counted() {
        return domainId.map(domain -> new CountedReport(
                accountId(), domain, report.header().begin(), report.header().end(), report.counted()));
    }
}
