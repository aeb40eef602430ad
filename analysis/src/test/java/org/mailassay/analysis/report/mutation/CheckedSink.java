package org.mailassay.analysis.report.mutation;

import java.util.List;
import org.mailassay.analysis.report.AggregateHeader;
import org.mailassay.analysis.report.AggregateRow;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.analysis.report.Refusal;
import org.mailassay.analysis.report.ReportSink;
import org.mailassay.analysis.report.failure.FailureReport;
import org.mailassay.analysis.report.tls.TlsReport;

/// Holds the reader to its promises, whatever it was given.
public final class CheckedSink implements ReportSink {
    private static final int LONGEST_TEXT = 1000;
    private int calls;
    private int open;
    private int reports;

    @Override
    public AggregateSink aggregate(PartLocation location, AggregateHeader header) {
        begin(location);
        open++;
        storable(header.version());
        storable(header.namespace());
        storable(header.orgName());
        storable(header.email());
        storable(header.extraContactInfo());
        storable(header.generator());
        storable(header.reportId());
        header.errors().forEach(CheckedSink::storable);
        header.oddities().forEach(odd -> storable(odd.value()));
        promise(!header.reportId().isEmpty(), "a report has an id");
        promise(!header.policy().domain().isEmpty(), "a report has a policy domain");
        promise(!header.begin().isAfter(header.end()), "a range does not end before it begins");
        return new Rows();
    }

    @Override
    public void failure(PartLocation location, FailureReport report) {
        begin(location);
        storable(report.domain());
        storable(report.sourceName());
        storable(report.originalMailFrom());
        storable(report.deliveryResult());
        storable(report.sample().subject());
        report.oddities().forEach(odd -> storable(odd.value()));
        promise(report.incidents() > 0, "a report stands for a message");
    }

    @Override
    public void tls(PartLocation location, TlsReport report) {
        begin(location);
        promise(!report.begin().isAfter(report.end()), "a range does not end before it begins");
        storable(report.organizationName());
        storable(report.contactInfo());
        storable(report.reportId());
        report.policies().forEach(policy -> storable(policy.domain()));
        report.oddities().forEach(odd -> storable(odd.value()));
    }

    @Override
    public void refused(PartLocation location, Refusal refusal) {
        begin(location);
        readable(refusal);
    }

    /// To be called when the reader has returned.
    public void verify() {
        promise(calls > 0, "there is an answer");
        promise(open == 0, "every report has an end");
    }

    /// Reports that were read to their end.
    public int reports() {
        return reports;
    }

    private void begin(PartLocation location) {
        calls++;
        promise(open == 0, "a report ends before another begins");
        storable(location.name());
    }

    private static void readable(Refusal refusal) {
        promise(!refusal.detail().isBlank() && refusal.detail().length() <= 500, "a refusal says where");
        storable(refusal.detail());
    }

    /// A database takes no NUL and no half of a surrogate pair; XML allows no other control chars.
    private static void storable(String text) {
        promise(text.length() <= LONGEST_TEXT, "texts are cut");
        promise(text.codePoints().allMatch(CheckedSink::isStorable), "chars can be stored");
    }

    private static boolean isStorable(int c) {
        return (c >= ' ' || c == '\n' || c == '\t' || c == '\r') && (c < 0xd800 || c > 0xdfff);
    }

    private static void promise(boolean kept, String promise) {
        if (!kept) {
            throw new IllegalStateException("broken promise: " + promise);
        }
    }

    private final class Rows implements AggregateSink {
        private boolean ended;

        @Override
        public void rows(List<AggregateRow> rows) {
            promise(!ended && !rows.isEmpty(), "rows come before the end");
            rows.forEach(this::row);
        }

        private void row(AggregateRow row) {
            promise(row.count() >= 0 && row.count() <= AggregateRow.MAXIMUM_COUNT, "counts can be stored");
            storable(row.headerFrom());
            storable(row.envelopeFrom());
            storable(row.envelopeTo());
            row.oddities().forEach(odd -> storable(odd.value()));
            row.reasons()
                    .forEach(reason -> storable(reason.type() + reason.comment().length()));
            row.dkimResults().forEach(dkim -> storable(dkim.humanResult()));
            row.spfResults().forEach(spf -> storable(spf.humanResult()));
        }

        @Override
        public void complete() {
            end();
            reports++;
        }

        @Override
        public void refused(Refusal refusal) {
            end();
            readable(refusal);
        }

        private void end() {
            promise(!ended, "a report ends once");
            ended = true;
            open--;
        }
    }
}
