package org.mailassay.analysis.report;

import java.util.Optional;
import org.mailassay.analysis.report.container.LeafPart;
import org.mailassay.analysis.report.container.MessageParts;
import org.mailassay.analysis.report.container.RefusedException;

/// Reads the parts of one message as they are walked.
final class MessageReading implements MessageParts.Visitor {
    private final Reading reading;
    private final Optional<PartLocation> enclosing;
    private final int nesting;
    private Optional<PartLocation> plainFailure = Optional.empty();
    private boolean failureSeen;

    /// @param enclosing where the message itself stands, when it stands in a part or an archive
    /// @param nesting containers around the message
    MessageReading(Reading reading, Optional<PartLocation> enclosing, int nesting) {
        this.reading = reading;
        this.enclosing = enclosing;
        this.nesting = nesting;
    }

    @Override
    public boolean leaf(LeafPart leaf) {
        PartLocation location = enclosing.orElse(new PartLocation(leaf.number(), 0, leaf.name()));
        try {
            reading.countOne();
        } catch (RefusedException tooMany) {
            reading.findings().refused(location, tooMany.refusal());
            return false;
        }
        ReadablePart readable = ReadablePart.of(leaf);
        switch (readable.content()) {
            case FAILURE_REPORT -> {
                failureSeen = true;
                reading.findings().failure(location);
            }
            case PLAIN_FAILURE_REPORT -> plainFailure = plainFailure.or(() -> Optional.of(location));
            case EMPTY, GZIP, ZIP, AGGREGATE_REPORT, XML, TLS_REPORT, MESSAGE, OTHER -> {
                // What follows a failure report is the message that failed: evidence, whatever it holds.
                if (!failureSeen) {
                    reading.document(Place.of(location, Claim.of(leaf), nesting), readable.part());
                }
            }
        }
        return true;
    }

    @Override
    public void refused(int number, RefusedException why) {
        reading.findings().refused(enclosing.orElse(new PartLocation(number, 0, "")), why.refusal());
    }

    /// To be called after the last part: a report for people counts only where there is no other.
    void finish() {
        if (!failureSeen) {
            plainFailure.ifPresent(reading.findings()::failure);
        }
    }
}
