package org.mailassay.analysis.report.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailassay.analysis.json.PlainJson;
import org.mailassay.analysis.report.Refusal;

/// Writes a summary as one line of JSON, the output of `report parse`.
public final class SummaryLine {
    private SummaryLine() {}

    /// The line without its end. Dates of ranges are seconds since 1970, as aggregate reports write them; `reason` and
    /// `detail` are those of the first refusal, null when nothing was refused.
    public static String of(String file, ReportSummary summary) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", file);
        line.put("kind", summary.kind().word());
        line.put("outcome", summary.outcome().word());
        Optional<Refusal> refusal = summary.refusals().stream().findFirst();
        line.put("reason", refusal.map(refused -> refused.reason().code()));
        line.put("detail", refusal.map(Refusal::detail));
        List<Map<String, Object>> reports = new ArrayList<>();
        summary.aggregates().forEach(report -> reports.add(aggregate(report)));
        summary.failures().forEach(report -> reports.add(FailureFields.of(report)));
        summary.tls().forEach(report -> reports.add(TlsFields.of(report)));
        line.put("reports", reports);
        return PlainJson.of(line);
    }

    private static Map<String, Object> aggregate(ReportSummary.Aggregate report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("org_name", report.orgName());
        fields.put("report_id", report.reportId());
        fields.put("begin", report.begin().getEpochSecond());
        fields.put("end", report.end().getEpochSecond());
        fields.put("policy_domain", report.policyDomain());
        fields.put("rows", report.rows());
        fields.put("messages", report.messages());
        return fields;
    }
}
