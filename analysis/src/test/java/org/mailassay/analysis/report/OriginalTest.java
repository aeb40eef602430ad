package org.mailassay.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailassay.analysis.report.Samples.base64;
import static org.mailassay.analysis.report.Samples.gzip;
import static org.mailassay.analysis.report.Samples.mail;
import static org.mailassay.analysis.report.Samples.octets;
import static org.mailassay.analysis.report.Samples.report;
import static org.mailassay.analysis.report.Samples.zip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.failure.FailureReport;
import org.mailassay.analysis.report.tls.TlsReport;

/// The attachment is cut out again at the location that the sink was told.
class OriginalTest {
    private static final byte[] GZIP = gzip(report("1"));
    private static final byte[] ZIP = zip("a.xml", report("2"), "b.xml", report("3"));
    private static final byte[] MESSAGE = mail("""
            Subject: report
            Content-Type: multipart/mixed; boundary=b

            --b

            Hello
            --b
            Content-Type: application/gzip; name=r.xml.gz
            Content-Transfer-Encoding: base64

            %s
            --b
            Content-Type: message/rfc822

            Subject: another
            Content-Type: application/octet-stream

            %s
            --b--
            """.formatted(base64(GZIP), base64(ZIP)));
    private final ReportReader reader = new ReportReader(ReportLimits.DEFAULT);

    @Test
    void theAttachmentsOfAMessage() {
        List<Attachment> attachments = attachments(MESSAGE);

        assertThat(attachments)
                .containsExactly(
                        new Attachment("r.xml.gz", "application/gzip", Octets.of(GZIP)),
                        new Attachment("", "application/zip", Octets.of(ZIP)),
                        new Attachment("", "application/zip", Octets.of(ZIP)));
    }

    @Test
    void theAttachmentsOfAPackedMessage() {
        assertThat(attachments(gzip(MESSAGE))).isEqualTo(attachments(MESSAGE));
    }

    @Test
    void aBareFileIsItsOwnAttachment() {
        byte[] xml = octets(report("1"));

        assertThat(attachments(xml)).containsExactly(new Attachment("", "application/xml", Octets.of(xml)));
        assertThat(attachments(GZIP)).containsExactly(new Attachment("", "application/gzip", Octets.of(GZIP)));
    }

    @Test
    void nothingStandsElsewhere() {
        assertThat(reader.original(Octets.of(MESSAGE), new PartLocation(3, 0, "")))
                .isEmpty();
        assertThat(reader.original(Octets.of(GZIP), new PartLocation(1, 0, ""))).isEmpty();
    }

    private List<Attachment> attachments(byte[] file) {
        List<Attachment> attachments = new ArrayList<>();
        reader.read(Octets.of(file), new ReportSink() {
            @Override
            public AggregateSink aggregate(PartLocation location, AggregateHeader header) {
                Optional<Attachment> original = reader.original(Octets.of(file), location);
                attachments.add(original.orElseThrow());
                return new Ignoring();
            }

            @Override
            public void failure(PartLocation location, FailureReport report) {
                throw new AssertionError("no failure report is there");
            }

            @Override
            public void tls(PartLocation location, TlsReport report) {
                throw new AssertionError("no TLS report is there");
            }

            @Override
            public void refused(PartLocation location, Refusal refusal) {
                throw new AssertionError(refusal);
            }
        });
        return attachments;
    }

    private static final class Ignoring implements ReportSink.AggregateSink {
        @Override
        public void rows(List<AggregateRow> rows) {
            assertThat(rows).hasSize(1);
        }

        @Override
        public void complete() {
            // The location is what is looked at here.
        }

        @Override
        public void refused(Refusal refusal) {
            throw new AssertionError(refusal);
        }
    }
}
