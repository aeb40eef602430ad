package org.mailassay.analysis.report;

import java.util.List;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.AggregateHeader.PublishedPolicy;
import org.mailassay.analysis.report.failure.FailureReport;
import org.mailassay.analysis.report.tls.TlsReport;

/// Writes down everything that a sink is told, for comparison with what a person wrote down.
final class Rendering implements ReportSink {
    private final StringBuilder text = new StringBuilder();

    static String of(byte[] octets) {
        return of(octets, ReportLimits.DEFAULT);
    }

    static String of(byte[] octets, ReportLimits limits) {
        Rendering rendering = new Rendering();
        new ReportReader(limits).read(Octets.of(octets), rendering);
        return rendering.text.toString();
    }

    @Override
    public AggregateSink aggregate(PartLocation location, AggregateHeader header) {
        line("aggregate" + at(location));
        line("  report %s of %s".formatted(quoted(header.reportId()), quoted(header.orgName())));
        line("  from %s to %s".formatted(header.begin(), header.end()));
        given("version", header.version());
        given("namespace", header.namespace());
        given("email", header.email());
        given("contact", header.extraContactInfo());
        given("generator", header.generator());
        header.errors().forEach(error -> given("error", error));
        policy(header.policy());
        oddities(header.oddities());
        return new Rows();
    }

    @Override
    public void failure(PartLocation location, FailureReport report) {
        line("failure" + at(location));
    }

    @Override
    public void tls(PartLocation location, TlsReport report) {
        line("tls" + at(location));
    }

    @Override
    public void refused(PartLocation location, Refusal refusal) {
        line("refused" + at(location) + ": " + refusal.reason().code() + ": " + refusal.detail());
    }

    private void policy(PublishedPolicy policy) {
        StringBuilder tags =
                new StringBuilder("  policy of ").append(policy.domain()).append(':');
        tag(tags, "p", policy.policy());
        tag(tags, "sp", policy.subdomainPolicy());
        tag(tags, "np", policy.nonexistentPolicy());
        tag(tags, "adkim", policy.alignmentDkim());
        tag(tags, "aspf", policy.alignmentSpf());
        tag(tags, "pct", policy.percentage().map(String::valueOf).orElse(""));
        tag(tags, "fo", policy.failureOptions());
        tag(tags, "testing", policy.testing());
        tag(tags, "discovery_method", policy.discoveryMethod());
        line(tags.toString());
    }

    private static void tag(StringBuilder tags, String name, String value) {
        if (!value.isEmpty()) {
            tags.append(' ').append(name).append('=').append(value);
        }
    }

    private void oddities(List<Oddity> oddities) {
        oddities.forEach(odd -> line("  odd %s %s".formatted(odd.field(), quoted(odd.value()))));
    }

    private void given(String name, String value) {
        if (!value.isEmpty()) {
            line("  " + name + " " + quoted(value));
        }
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    private static String at(PartLocation location) {
        String name = location.name().isEmpty() ? "" : " " + location.name();
        return " at %d.%d%s".formatted(location.part(), location.entry(), name);
    }

    private static String quoted(String value) {
        return '"' + value + '"';
    }

    private final class Rows implements AggregateSink {
        @Override
        public void rows(List<AggregateRow> rows) {
            rows.forEach(this::row);
        }

        private void row(AggregateRow row) {
            line("row %s x %d: %s, dkim %s, spf %s"
                    .formatted(
                            row.sourceIp().getHostAddress(),
                            row.count(),
                            row.disposition(),
                            row.dkim() ? "pass" : "not",
                            row.spf() ? "pass" : "not"));
            given("header_from", row.headerFrom());
            given("envelope_from", row.envelopeFrom());
            given("envelope_to", row.envelopeTo());
            row.reasons().forEach(reason -> line("  reason %s %s".formatted(reason.type(), quoted(reason.comment()))));
            row.dkimResults()
                    .forEach(dkim -> line("  dkim %s of %s, selector %s %s"
                            .formatted(
                                    quoted(dkim.result()),
                                    quoted(dkim.domain()),
                                    quoted(dkim.selector()),
                                    dkim.humanResult())));
            row.spfResults()
                    .forEach(spf -> line("  spf %s of %s, scope %s %s"
                            .formatted(
                                    quoted(spf.result()),
                                    quoted(spf.domain()),
                                    quoted(spf.scope()),
                                    spf.humanResult())));
            oddities(row.oddities());
        }

        @Override
        public void complete() {
            line("complete");
        }

        @Override
        public void refused(Refusal refusal) {
            line("broken off: " + refusal.reason().code() + ": " + refusal.detail());
        }
    }
}
