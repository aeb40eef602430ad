package org.mailassay.analysis.report;

import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.container.LeafPart;
import org.mailassay.analysis.report.container.MessageParts;
import org.mailassay.analysis.report.container.RefusedException;
import org.mailassay.analysis.report.failure.FailedMessage;
import org.mailassay.analysis.report.failure.FailureReportReader;
import org.mailassay.analysis.report.failure.PlainFailureReportReader;

/// Reads the parts of one message as they are walked.
final class MessageReading implements MessageParts.Visitor {
    private final Reading reading;
    private final Optional<PartLocation> enclosing;
    private final int nesting;
    private Optional<FailurePart> plainFailure = Optional.empty();
    private Optional<FailurePart> failure = Optional.empty();
    private Optional<Octets> failed = Optional.empty();

    /// The part with a failure report's fields.
    private record FailurePart(PartLocation location, LeafPart part) {}

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
                tellFailure();
                failure = Optional.of(new FailurePart(location, readable.part()));
            }
            case PLAIN_FAILURE_REPORT ->
                plainFailure = plainFailure.or(() -> Optional.of(new FailurePart(location, readable.part())));
            case EMPTY, GZIP, ZIP, AGGREGATE_REPORT, XML, TLS_REPORT, MESSAGE, OTHER -> {
                // What follows a failure report is the message that failed: evidence, whatever it holds.
                if (failure.isEmpty()) {
                    reading.document(Place.of(location, Claim.of(leaf), nesting), readable.part());
                } else if (failed.isEmpty() && isMessage(readable)) {
                    failed = Optional.of(readable.part().decoded());
                }
            }
        }
        return true;
    }

    @Override
    public void enclosed(Octets message) {
        if ((failure.isPresent() || plainFailure.isPresent()) && failed.isEmpty()) {
            failed = Optional.of(message);
        }
    }

    @Override
    public void refused(int number, RefusedException why) {
        reading.findings().refused(enclosing.orElse(new PartLocation(number, 0, "")), why.refusal());
    }

    /// To be called after the last part: a report for people counts only where there is no other.
    void finish() {
        if (failure.isPresent()) {
            tellFailure();
            return;
        }
        plainFailure.ifPresent(plain -> reading.findings()
                .failure(
                        plain.location(),
                        PlainFailureReportReader.read(plain.part().decoded(), failed.map(FailedMessage::of))));
    }

    /// The message that failed comes after the fields, so a report is told when the next one begins, or at the end.
    private void tellFailure() {
        failure.ifPresent(part -> reading.findings()
                .failure(
                        part.location(),
                        FailureReportReader.read(
                                part.part().decoded(),
                                failed.map(FailedMessage::of).orElseGet(FailedMessage::none))));
        failed = Optional.empty();
    }

    /// RFC 6522, section 3, allows the header section alone.
    private static boolean isMessage(ReadablePart readable) {
        return readable.content() == Content.MESSAGE
                || readable.part().mediaType().endsWith("rfc822-headers")
                || readable.part().mediaType().startsWith("message/");
    }
}
