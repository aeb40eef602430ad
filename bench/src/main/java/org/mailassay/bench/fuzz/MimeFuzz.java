package org.mailassay.bench.fuzz;

import java.nio.charset.StandardCharsets;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.AggregateHeader;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.analysis.report.Refusal;
import org.mailassay.analysis.report.ReportLimits;
import org.mailassay.analysis.report.ReportReader;
import org.mailassay.analysis.report.ReportSink;
import org.mailassay.analysis.report.failure.FailureReport;
import org.mailassay.analysis.report.summary.SummarySink;
import org.mailassay.analysis.report.tls.TlsReport;

/// Fuzzes messages with parts (RFC 2046): boundaries, transfer encodings, file names, archives in parts, messages in
/// messages. What is refused has a reason that a log can hold in a line.
public final class MimeFuzz {
    private static final ReportReader READER = new ReportReader(ReportLimits.DEFAULT);

    private static final byte[] HEAD = """
            From: reporter@example.net
            To: rua@example.com
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="b"

            """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);

    private MimeFuzz() {}

    /// Before the first input.
    public static void fuzzerInitialize() {
        Seeds.replay(MimeFuzz.class, MimeFuzz::fuzzerTestOneInput);
    }

    /// One input.
    public static void fuzzerTestOneInput(byte[] data) {
        read(data);
        byte[] message = new byte[HEAD.length + data.length];
        System.arraycopy(HEAD, 0, message, 0, HEAD.length);
        System.arraycopy(data, 0, message, HEAD.length, data.length);
        read(message);
    }

    private static void read(byte[] data) {
        Octets octets = Octets.of(data);
        Noting sink = new Noting();
        READER.read(octets, sink);
        READER.original(octets, sink.last);
    }

    /// Keeps the place of the last refusal, whose original can be asked for.
    private static final class Noting implements ReportSink {
        private final SummarySink within = new SummarySink();
        private PartLocation last = new PartLocation(0, 0, "");

        @Override
        public AggregateSink aggregate(PartLocation location, AggregateHeader header) {
            last = location;
            return within.aggregate(location, header);
        }

        @Override
        public void failure(PartLocation location, FailureReport report) {
            last = location;
        }

        @Override
        public void tls(PartLocation location, TlsReport report) {
            last = location;
        }

        @Override
        public void refused(PartLocation location, Refusal refusal) {
            if (refusal.detail().indexOf('\n') >= 0) {
                throw new IllegalStateException("a line end in a reason: " + refusal);
            }
            last = location;
        }
    }
}
