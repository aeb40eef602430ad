package org.mailassay.analysis.report;

import java.util.Optional;
import org.mailassay.analysis.report.ReportSink.AggregateSink;
import org.mailassay.analysis.report.failure.FailureReport;
import org.mailassay.analysis.report.tls.TlsReport;

/// Passes on what is found, and sees to it that the sink is told something in the end: a refusal that would be noise
/// beside a report is kept back, and given only when there was nothing else.
final class Findings implements ReportSink {
    /// One message may be made of nothing but broken parts.
    private static final int MAXIMUM_REFUSALS = 512;

    private final ReportSink sink;
    private boolean told;
    private boolean contentSeen;
    private int refusals;
    private Optional<Located> keptBack = Optional.empty();

    private record Located(PartLocation location, Refusal refusal) {}

    Findings(ReportSink sink) {
        this.sink = sink;
    }

    @Override
    public AggregateSink aggregate(PartLocation location, AggregateHeader header) {
        told = true;
        return sink.aggregate(location, header);
    }

    @Override
    public void failure(PartLocation location, FailureReport report) {
        told = true;
        sink.failure(location, report);
    }

    @Override
    public void tls(PartLocation location, TlsReport report) {
        told = true;
        sink.tls(location, report);
    }

    @Override
    public void refused(PartLocation location, Refusal refusal) {
        told = true;
        if (++refusals <= MAXIMUM_REFUSALS) {
            sink.refused(location, refusal);
        }
    }

    /// Something that need not have been a report was none.
    void keepBack(PartLocation location, Refusal refusal) {
        if (keptBack.isEmpty()) {
            keptBack = Optional.of(new Located(location, refusal));
        }
    }

    /// There is something, if only something else than a report.
    void sawContent() {
        contentSeen = true;
    }

    /// Tells the sink why nothing was found, if so.
    void finish() {
        if (told) {
            return;
        }
        Refusal nothing = contentSeen
                ? new Refusal(RefusalReason.NOT_A_REPORT, "nothing in it looks like a report")
                : new Refusal(RefusalReason.EMPTY, "no content");
        Located why = keptBack.orElse(new Located(PartLocation.WHOLE, nothing));
        sink.refused(why.location(), why.refusal());
    }
}
