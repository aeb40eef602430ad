package org.mailassay.store.intake;

import java.util.Optional;
import org.mailassay.store.rollup.CountedReport;

/// A report that is stored unless it is there already.
///
/// @param domainId the domain it belongs to; empty when nobody has configured it
record NewReport(ReadMessage message, FoundReport report, Optional<Long> domainId) {
    long accountId() {
        return message.arrival().accountId();
    }

    /// Empty when it is not counted yet.
    Optional<CountedReport> counted() {
        return domainId.map(domain -> new CountedReport(
                accountId(), domain, report.header().begin(), report.header().end(), report.counted()));
    }
}
