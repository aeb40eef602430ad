package org.mailassay.analysis.report;

import java.util.Optional;
import org.mailassay.analysis.message.Octets;

/// Reads every report in a received message or a file. Instances are immutable and may be shared by threads.
public final class ReportReader {
    private static final PartLocation WHOLE = new PartLocation(0, 0, "");

    private final ReportLimits limits;

    public ReportReader(ReportLimits limits) {
        this.limits = limits;
    }

    /// Reads a whole message, or a bare file (XML, JSON, gzip, zip): which of them, the octets decide. The sink gets
    /// at least one call; nothing is thrown for bad input.
    public void read(Octets octets, ReportSink sink) {
        if (octets.length() > limits.maximumMessageBytes()) {
            sink.refused(WHOLE, new Refusal(RefusalReason.TOO_LARGE_MESSAGE, octets.length() + " octets"));
        } else if (octets.length() == 0) {
            sink.refused(WHOLE, new Refusal(RefusalReason.EMPTY, "no octets"));
        } else {
            sink.refused(WHOLE, new Refusal(RefusalReason.NOT_A_REPORT, "no report found"));
        }
    }

    /// Cuts the attachment at the location out again, from the same octets that [#read] was given; empty when nothing
    /// stands there.
    public Optional<Attachment> original(Octets octets, PartLocation location) {
        return location.part() == 0
                ? Optional.of(new Attachment(location.name(), "application/octet-stream", octets))
                : Optional.empty();
    }
}
