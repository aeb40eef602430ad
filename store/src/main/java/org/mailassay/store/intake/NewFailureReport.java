package org.mailassay.store.intake;

import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.PartLocation;

/// A failure report that is stored unless it is there already.
///
/// @param domainId the domain it belongs to; empty when nobody has configured it
record NewFailureReport(ReadMessage message, FoundFailureReport found, Optional<Long> domainId) implements Candidate {
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
}
