package org.mailassay.analysis.report;

import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.failure.FailureReport;
import org.mailassay.analysis.report.tls.TlsReport;

/// One line for each thing that a sink is told: enough where the rows themselves are not the question.
final class Outline implements ReportSink {
    private final List<String> lines = new ArrayList<>();

    static List<String> of(byte[] octets) {
        return of(octets, ReportLimits.DEFAULT);
    }

    static List<String> of(byte[] octets, ReportLimits limits) {
        Outline outline = new Outline();
        new ReportReader(limits).read(Octets.of(octets), outline);
        return outline.lines;
    }

    @Override
    public AggregateSink aggregate(PartLocation location, AggregateHeader header) {
        return new Rows(at(location) + " aggregate " + header.reportId());
    }

    @Override
    public void failure(PartLocation location, FailureReport report) {
        lines.add(at(location) + " failure");
    }

    @Override
    public void tls(PartLocation location, TlsReport report) {
        lines.add(at(location) + " tls");
    }

    @Override
    public void refused(PartLocation location, Refusal refusal) {
        lines.add(at(location) + " refused " + refusal.reason().code());
    }

    private static String at(PartLocation location) {
        String name = location.name().isEmpty() ? "" : " " + location.name();
        return location.part() + "." + location.entry() + name;
    }

    private final class Rows implements AggregateSink {
        private final String report;
        private int rows;
        private boolean ended;

        Rows(String report) {
            this.report = report;
        }

        @Override
        public void rows(List<AggregateRow> batch) {
            rows += batch.size();
        }

        @Override
        public void complete() {
            end(report + " with " + rows);
        }

        @Override
        public void refused(Refusal refusal) {
            end(report + " refused " + refusal.reason().code());
        }

        private void end(String line) {
            if (ended) {
                throw new IllegalStateException("ended twice: " + report);
            }
            ended = true;
            lines.add(line);
        }
    }
}
