package org.mailassay.analysis.report.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.mailassay.analysis.report.AggregateHeader;
import org.mailassay.analysis.report.AggregateRow;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.analysis.report.Refusal;
import org.mailassay.analysis.report.ReportSink;

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
        assertThat(header.reportId()).isNotEmpty();
        assertThat(header.policy().domain()).isNotEmpty();
        assertThat(header.begin()).isBeforeOrEqualTo(header.end());
        return new Rows();
    }

    @Override
    public void failure(PartLocation location) {
        begin(location);
    }

    @Override
    public void tls(PartLocation location) {
        begin(location);
    }

    @Override
    public void refused(PartLocation location, Refusal refusal) {
        begin(location);
        readable(refusal);
    }

    /// To be called when the reader has returned.
    public void verify() {
        assertThat(calls).as("calls").isPositive();
        assertThat(open).as("reports without an end").isZero();
    }

    /// Reports that were read to their end.
    public int reports() {
        return reports;
    }

    private void begin(PartLocation location) {
        calls++;
        assertThat(open).as("reports without an end").isZero();
        storable(location.name());
    }

    private static void readable(Refusal refusal) {
        assertThat(refusal.detail()).isNotBlank().hasSizeLessThanOrEqualTo(500);
        storable(refusal.detail());
    }

    /// A database takes no NUL and no half of a surrogate pair; XML allows no other control chars.
    private static void storable(String text) {
        assertThat(text.length()).isLessThanOrEqualTo(LONGEST_TEXT);
        text.codePoints().forEach(c -> assertThat(c >= ' ' || c == '\n' || c == '\t' || c == '\r')
                .as("control char " + c)
                .isTrue());
        text.codePoints().forEach(c -> assertThat(Character.getType(c)).isNotEqualTo((int) Character.SURROGATE));
    }

    private final class Rows implements AggregateSink {
        private boolean ended;

        @Override
        public void rows(List<AggregateRow> rows) {
            assertThat(ended).isFalse();
            assertThat(rows).isNotEmpty();
            rows.forEach(this::row);
        }

        private void row(AggregateRow row) {
            assertThat(row.count()).isBetween(0L, AggregateRow.MAXIMUM_COUNT);
            storable(row.headerFrom());
            storable(row.envelopeFrom());
            storable(row.envelopeTo());
            row.oddities().forEach(odd -> storable(odd.value()));
            row.reasons().forEach(reason -> storable(reason.type() + reason.comment().length()));
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
            assertThat(ended).isFalse();
            ended = true;
            open--;
        }
    }
}
