package org.mailassay.analysis.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.Refusal;
import org.mailassay.analysis.report.RefusalReason;
import org.mailassay.analysis.report.ReportLimits;
import org.mailassay.analysis.report.ReportReader;

class SummaryLineTest {
    @Test
    void aReport() {
        ReportSummary summary = new ReportSummary(
                ReportSummary.Kind.AGGREGATE,
                ReportSummary.Outcome.PARSED,
                List.of(),
                List.of(new ReportSummary.Aggregate(
                        "Receiver \"Example\"",
                        "2025.1",
                        Instant.ofEpochSecond(1735689600),
                        Instant.ofEpochSecond(1735775999),
                        "news.example",
                        2,
                        12)),
                List.of(),
                List.of());

        assertThat(SummaryLine.of("a b.xml", summary))
                .isEqualTo("{\"file\":\"a b.xml\",\"kind\":\"aggregate\",\"outcome\":\"parsed\",\"reason\":null,"
                        + "\"detail\":null,\"reports\":[{\"org_name\":\"Receiver \\\"Example\\\"\","
                        + "\"report_id\":\"2025.1\",\"begin\":1735689600,\"end\":1735775999,"
                        + "\"policy_domain\":\"news.example\",\"rows\":2,\"messages\":12}]}");
    }

    @Test
    void aRefusal() {
        ReportSummary summary = new ReportSummary(
                ReportSummary.Kind.NONE,
                ReportSummary.Outcome.REFUSED,
                List.of(new Refusal(RefusalReason.TRUNCATED_GZIP, "ends at octet 12")),
                List.of(),
                List.of(),
                List.of());

        assertThat(SummaryLine.of("a.gz", summary))
                .isEqualTo("{\"file\":\"a.gz\",\"kind\":\"none\",\"outcome\":\"refused\",\"reason\":\"truncated_gzip\","
                        + "\"detail\":\"ends at octet 12\",\"reports\":[]}");
    }

    @Test
    void aReportThatBreaksOffIsRefused() {
        ReportSummary summary = summary("""
                <feedback><report_metadata><report_id>1</report_id><date_range><begin>1735689600</begin>
                <end>1735775999</end></date_range></report_metadata><policy_published><domain>news.example</domain>
                </policy_published><record><row><source_ip>192.0.2.1</source_ip><count>3</count></row>
                """);

        assertThat(summary.kind()).isEqualTo(ReportSummary.Kind.AGGREGATE);
        assertThat(summary.outcome()).isEqualTo(ReportSummary.Outcome.REFUSED);
        assertThat(summary.refusals())
                .singleElement()
                .extracting(Refusal::reason)
                .isEqualTo(RefusalReason.TRUNCATED_XML);
        assertThat(summary.aggregates()).isEmpty();
    }

    @Test
    void aFailureReportIsFound() {
        ReportSummary summary = summary("Feedback-Type: auth-failure\nSource-IP: 192.0.2.1\n");

        assertThat(summary.kind()).isEqualTo(ReportSummary.Kind.FAILURE);
        assertThat(summary.outcome()).isEqualTo(ReportSummary.Outcome.PARSED);
        assertThat(SummaryLine.of("f", summary))
                .contains("\"form\":\"arf\"", "\"source_ip\":\"192.0.2.1\"", "\"incidents\":1");
    }

    private static ReportSummary summary(String file) {
        SummarySink sink = new SummarySink();
        new ReportReader(ReportLimits.DEFAULT).read(Octets.of(file.getBytes(StandardCharsets.US_ASCII)), sink);
        return sink.summary();
    }
}
