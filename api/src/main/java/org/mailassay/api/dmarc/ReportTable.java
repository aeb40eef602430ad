package org.mailassay.api.dmarc;

import org.mailassay.api.export.Table;
import org.mailassay.store.report.ReportSummary;

/// The columns of reports.
final class ReportTable {
    static final Table<ReportSummary> TABLE = CountsColumns.behind(
            Table.<ReportSummary>named("reports")
                    .text("id", report -> ResourceId.REPORT.text(report.id()))
                    .text(
                            "domain_id",
                            report -> report.domainId()
                                    .map(ResourceId.DOMAIN::text)
                                    .orElse(""))
                    .text("domain", ReportSummary::policyDomain)
                    .text("org_name", ReportSummary::orgName)
                    .text("report_id", ReportSummary::reportId)
                    .time("begin", ReportSummary::begin)
                    .time("end", ReportSummary::end)
                    .time("received_at", ReportSummary::receivedAt)
                    .text("authenticated", report -> report.authenticated().code())
                    .number("record_count", ReportSummary::rowCount),
            ReportSummary::counts);

    private ReportTable() {}
}
