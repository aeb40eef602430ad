package org.mailassay.analysis.report.summary;

import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.report.AggregateHeader;
import org.mailassay.analysis.report.AggregateRow;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.analysis.report.Refusal;
import org.mailassay.analysis.report.ReportSink;
import org.mailassay.analysis.report.failure.FailureReport;
import org.mailassay.analysis.report.tls.TlsReport;

/// Counts what is found in one message or file; keeps no rows of aggregate reports.
public final class SummarySink implements ReportSink {
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<ReportSummary.Aggregate> aggregates = new ArrayList<>();
    private final List<FailureReport> failures = new ArrayList<>();
    private final List<TlsReport> tls = new ArrayList<>();
    private ReportSummary.Kind kind = ReportSummary.Kind.NONE;
    private boolean storable;

    @Override
    public AggregateSink aggregate(PartLocation location, AggregateHeader header) {
        found(ReportSummary.Kind.AGGREGATE);
        return new Counting(header);
    }

    @Override
    public void failure(PartLocation location, FailureReport report) {
        failures.add(report);
        found(ReportSummary.Kind.FAILURE);
        storable = true;
    }

    @Override
    public void tls(PartLocation location, TlsReport report) {
        tls.add(report);
        found(ReportSummary.Kind.TLS);
        storable = true;
    }

    @Override
    public void refused(PartLocation location, Refusal refusal) {
        refusals.add(refusal);
    }

    /// What was found so far.
    public ReportSummary summary() {
        return new ReportSummary(
                kind,
                storable ? ReportSummary.Outcome.PARSED : ReportSummary.Outcome.REFUSED,
                refusals,
                aggregates,
                failures,
                tls);
    }

    private void found(ReportSummary.Kind found) {
        if (kind == ReportSummary.Kind.NONE) {
            kind = found;
        }
    }

    private final class Counting implements AggregateSink {
        private final AggregateHeader header;
        private long rows;
        private long messages;

        Counting(AggregateHeader header) {
            this.header = header;
        }

        @Override
        public void rows(List<AggregateRow> batch) {
            rows += batch.size();
            for (AggregateRow row : batch) {
                messages += row.count();
            }
        }

        @Override
        public void complete() {
            storable = true;
            aggregates.add(new ReportSummary.Aggregate(
                    header.orgName(),
                    header.reportId(),
                    header.begin(),
                    header.end(),
                    header.policy().domain(),
                    rows,
                    messages));
        }

        @Override
        public void refused(Refusal refusal) {
            refusals.add(refusal);
        }
    }
}
