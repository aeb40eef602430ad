package org.mailassay.bench.fuzz;

import java.nio.charset.StandardCharsets;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.ReportLimits;
import org.mailassay.analysis.report.ReportReader;
import org.mailassay.analysis.report.summary.ReportSummary;
import org.mailassay.analysis.report.summary.SummaryLine;
import org.mailassay.analysis.report.summary.SummarySink;

/// Fuzzes the XML of aggregate reports (RFC 9990), with what a file around it may be: gzip, ZIP, JSON.
public final class AggregateXmlFuzz {
    private static final ReportReader READER = new ReportReader(ReportLimits.DEFAULT);

    private AggregateXmlFuzz() {}

    /// Before the first input.
    public static void fuzzerInitialize() {
        Seeds.replay(AggregateXmlFuzz.class, AggregateXmlFuzz::fuzzerTestOneInput);
    }

    /// One input.
    public static void fuzzerTestOneInput(byte[] data) {
        read(data);
        String within = "<feedback>" + new String(data, StandardCharsets.ISO_8859_1) + "</feedback>";
        read(within.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void read(byte[] data) {
        SummarySink sink = new SummarySink();
        READER.read(Octets.of(data), sink);
        ReportSummary summary = sink.summary();
        if (SummaryLine.of("fuzz", summary).indexOf('\n') >= 0) {
            throw new IllegalStateException("a line end in the summary");
        }
        if (summary.outcome() == ReportSummary.Outcome.REFUSED
                && summary.refusals().isEmpty()) {
            throw new IllegalStateException("refused without a reason");
        }
    }
}
