package org.mailassay.store.report;

import java.time.Instant;
import java.util.Optional;
import org.mailassay.store.intake.Authentication;
import org.mailassay.store.statistics.MessageCounts;

/// A report as it stands in a list.
///
/// @param domainId the domain it belongs to; empty when it is unassigned
/// @param policyDomain the domain whose policy it speaks of
/// @param reportId the reporter's name for it
/// @param authenticated the verdict on the mail that brought it
/// @param rowCount its records
/// @param counts of all records together
public record ReportSummary(
        long id,
        Optional<Long> domainId,
        String policyDomain,
        String orgName,
        String reportId,
        Instant begin,
        Instant end,
        Instant receivedAt,
        Authentication authenticated,
        int rowCount,
        MessageCounts counts) {
    /// Where a list goes on after this report.
    public ReportCursor cursor() {
        return new ReportCursor(begin, id);
    }
}
