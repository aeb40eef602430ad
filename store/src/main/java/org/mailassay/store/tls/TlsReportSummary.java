package org.mailassay.store.tls;

import java.time.Instant;
import java.util.Optional;
import org.mailassay.store.intake.Authentication;
import org.mailassay.store.report.ReportCursor;

/// A TLS report as it stands in a list.
///
/// @param domainId the domain it belongs to; empty when it is unassigned
/// @param policyDomain the domain that it speaks of; empty when it names none
/// @param reportId the reporter's name for it
/// @param authenticated the verdict on the mail that brought it
/// @param successful sessions that were encrypted as the policy asks
/// @param failed sessions that were not
/// @param details how many kinds of failures it tells apart
public record TlsReportSummary(
        long id,
        Optional<Long> domainId,
        String policyDomain,
        String organizationName,
        String reportId,
        Instant begin,
        Instant end,
        Instant receivedAt,
        Authentication authenticated,
        long successful,
        long failed,
        int details) {
    /// Where a list goes on after this report.
    public ReportCursor cursor() {
        return new ReportCursor(begin, id);
    }
}
