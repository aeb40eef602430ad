package org.mailassay.store.tls;

import java.util.List;
import org.mailassay.analysis.report.Oddity;
import org.mailassay.analysis.report.tls.TlsReport.AppliedPolicy;

/// All that a stored TLS report says.
///
/// @param contactInfo how to reach the reporter; empty when absent
/// @param policies those of the report's policy domain
/// @param oddities values outside the format, verbatim
public record StoredTlsReport(
        TlsReportSummary summary, String contactInfo, List<AppliedPolicy> policies, List<Oddity> oddities) {
    public StoredTlsReport {
        policies = List.copyOf(policies);
        oddities = List.copyOf(oddities);
    }
}
