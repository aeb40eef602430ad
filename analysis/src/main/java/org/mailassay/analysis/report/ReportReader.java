package org.mailassay.analysis.report;

import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.container.MessageParts;

/// Reads every report in a received message or a file. Instances are immutable and may be shared by threads.
public final class ReportReader {
    private final ReportLimits limits;

    public ReportReader(ReportLimits limits) {
        this.limits = limits;
    }

    public ReportLimits limits() {
        return limits;
    }

    /// Reads a whole message, or a bare file (XML, JSON, gzip, zip, a packed message): which of them, the octets
    /// decide. The sink gets at least one call; nothing is thrown for bad input.
    public void read(Octets octets, ReportSink sink) {
        if (octets.length() > limits.maximumMessageBytes()) {
            String detail = "%d octets; the limit is %d".formatted(octets.length(), limits.maximumMessageBytes());
            sink.refused(PartLocation.WHOLE, new Refusal(RefusalReason.TOO_LARGE_MESSAGE, detail));
            return;
        }
        Findings findings = new Findings(sink);
        new Reading(limits, findings).whole(octets);
        findings.finish();
    }

    /// Cuts the attachment at the location out again, from the same octets that [#read] was given; empty when nothing
    /// stands there.
    public Optional<Attachment> original(Octets octets, PartLocation location) {
        return MessageOctets.in(octets, limits)
                .map(message -> part(message, location.part()))
                .orElseGet(() ->
                        Optional.of(Attachment.of(location.name(), octets)).filter(file -> location.part() == 0));
    }

    private Optional<Attachment> part(Octets message, int number) {
        PartFinder finder = new PartFinder(number);
        MessageParts.walk(message, limits, finder);
        return finder.found().map(part -> Attachment.of(part.name(), part.decoded()));
    }
}
