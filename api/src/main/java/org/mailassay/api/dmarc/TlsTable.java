package org.mailassay.api.dmarc;

import org.mailassay.api.export.Table;
import org.mailassay.store.tls.TlsReportSummary;

/// The columns of TLS reports.
final class TlsTable {
    static final Table<TlsReportSummary> TABLE = Table.<TlsReportSummary>named("tls-reports")
            .text("id", report -> ResourceId.TLS_REPORT.text(report.id()))
            .text(
                    "domain_id",
                    report -> report.domainId().map(ResourceId.DOMAIN::text).orElse(""))
            .text("domain", TlsReportSummary::policyDomain)
            .text("org_name", TlsReportSummary::organizationName)
            .text("report_id", TlsReportSummary::reportId)
            .time("begin", TlsReportSummary::begin)
            .time("end", TlsReportSummary::end)
            .time("received_at", TlsReportSummary::receivedAt)
            .text("authenticated", report -> report.authenticated().code())
            .number("successful_sessions", TlsReportSummary::successful)
            .number("failed_sessions", TlsReportSummary::failed)
            .number("failure_details", TlsReportSummary::details);

    private TlsTable() {}
}
