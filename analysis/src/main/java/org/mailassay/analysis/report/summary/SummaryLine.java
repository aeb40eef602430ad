package org.mailassay.analysis.report.summary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// Writes a summary as one line of JSON, the output of `report parse`.
public final class SummaryLine {
    private static final JsonFactory JSON = new JsonFactory();

    private SummaryLine() {}

    /// The line without its end. Dates are seconds since 1970, as reports write them; `reason` and `detail` are those
    /// of the first refusal, null when nothing was refused.
    public static String of(String file, ReportSummary summary) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("file", file);
            json.writeStringField("kind", summary.kind().word());
            json.writeStringField("outcome", summary.outcome().word());
            refusal(json, summary);
            json.writeArrayFieldStart("reports");
            for (ReportSummary.Report report : summary.reports()) {
                report(json, report);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a string cannot fail to be written", impossible);
        }
        return line.toString();
    }

    private static void refusal(JsonGenerator json, ReportSummary summary) throws IOException {
        if (summary.refusals().isEmpty()) {
            json.writeNullField("reason");
            json.writeNullField("detail");
        } else {
            json.writeStringField(
                    "reason", summary.refusals().getFirst().reason().code());
            json.writeStringField("detail", summary.refusals().getFirst().detail());
        }
    }

    private static void report(JsonGenerator json, ReportSummary.Report report) throws IOException {
        json.writeStartObject();
        json.writeStringField("org_name", report.orgName());
        json.writeStringField("report_id", report.reportId());
        json.writeNumberField("begin", report.begin().getEpochSecond());
        json.writeNumberField("end", report.end().getEpochSecond());
        json.writeStringField("policy_domain", report.policyDomain());
        json.writeNumberField("rows", report.rows());
        json.writeNumberField("messages", report.messages());
        json.writeEndObject();
    }
}
