package org.mailassay.analysis.report.summary;

import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.report.AggregateHeader;
import org.mailassay.analysis.report.AggregateRow;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.analysis.report.Refusal;
import org.mailassay.analysis.report.ReportSink;

/// Counts what is found in one message or file; keeps no rows.
public final class SummarySink implements ReportSink {
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<ReportSummary.Report> reports = new ArrayList<>();
    private ReportSummary.Kind kind = ReportSummary.Kind.NONE;
    private boolean storable;

    @Override
    public AggregateSink aggregate(PartLocation location, AggregateHeader header) {
        found(ReportSummary.Kind.AGGREGATE);
        return new Counting(header);
    }

    @Override
    public void failure(PartLocation location) {
        found(ReportSummary.Kind.FAILURE);
        storable = true;
    }

    @Override
    public void tls(PartLocation location) {
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
                kind, storable ? ReportSummary.Outcome.PARSED : ReportSummary.Outcome.REFUSED, refusals, reports);
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
            reports.add(new ReportSummary.Report(
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
