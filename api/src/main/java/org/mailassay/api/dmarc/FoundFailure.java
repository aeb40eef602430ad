package org.mailassay.api.dmarc;

import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.AggregateHeader;
import org.mailassay.analysis.report.AggregateRow;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.analysis.report.Refusal;
import org.mailassay.analysis.report.ReportReader;
import org.mailassay.analysis.report.ReportSink;
import org.mailassay.analysis.report.failure.FailureReport;
import org.mailassay.analysis.report.tls.TlsReport;

/// Finds a failure report in its mail again. Whatever else is there is passed over.
final class FoundFailure implements ReportSink {
    private final PartLocation wanted;
    private Optional<FailureReport> found = Optional.empty();

    private FoundFailure(PartLocation wanted) {
        this.wanted = wanted;
    }

    /// The failure report that stands at the location; empty when there is none.
    static Optional<FailureReport> at(PartLocation location, Octets mail, ReportReader reader) {
        FoundFailure sink = new FoundFailure(location);
        reader.read(mail, sink);
        return sink.found;
    }

    @Override
    public AggregateSink aggregate(PartLocation location, AggregateHeader header) {
        return new PassedOver();
    }

    @Override
    public void failure(PartLocation location, FailureReport report) {
        if (location.part() == wanted.part() && location.entry() == wanted.entry()) {
            found = Optional.of(report);
        }
    }

    @Override
    public void tls(PartLocation location, TlsReport report) {
        // Not looked for.
    }

    @Override
    public void refused(PartLocation location, Refusal refusal) {
        // Not looked for.
    }

    private static final class PassedOver implements AggregateSink {
        @Override
        public void rows(List<AggregateRow> rows) {
            // Not looked for.
        }

        @Override
        public void complete() {
            // Not looked for.
        }

        @Override
        public void refused(Refusal refusal) {
            // Not looked for.
        }
    }
}
