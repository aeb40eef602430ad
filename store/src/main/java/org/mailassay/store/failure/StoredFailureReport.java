package org.mailassay.store.failure;

import java.time.Instant;
import java.util.Optional;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.analysis.report.failure.FailureReport;
import org.mailassay.store.intake.Authentication;
import org.mailassay.store.report.ReportCursor;

/// A failure report as it is stored.
///
/// @param domainId the domain it belongs to; empty when it is unassigned
/// @param intakeId of the message that brought it
/// @param location within that message
/// @param reportedDomain what it is about; empty when it names none
/// @param arrivedAt when the failed message came; when the report came, if that is not said
/// @param receivedAt when the report came
/// @param authenticated the verdict on the mail that brought it
/// @param sender what is known of the sending address
/// @param report without the failed message's body, and with its addresses masked
public record StoredFailureReport(
        long id,
        Optional<Long> domainId,
        long intakeId,
        PartLocation location,
        String reportedDomain,
        Instant arrivedAt,
        Instant receivedAt,
        Authentication authenticated,
        SenderFacts sender,
        FailureReport report) {
    /// Where a list goes on after this report.
    public ReportCursor cursor() {
        return new ReportCursor(arrivedAt, id);
    }

    /// What is known of a sending address.
    ///
    /// @param ptr its reverse name; empty when there is none or it is not known yet
    /// @param service whose it is; empty when that is not known
    public record SenderFacts(String ptr, String service) {}
}
