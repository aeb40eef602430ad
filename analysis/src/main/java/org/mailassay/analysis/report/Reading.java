package org.mailassay.analysis.report;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.aggregate.AggregateReportReader;
import org.mailassay.analysis.report.container.MessageParts;
import org.mailassay.analysis.report.container.OctetSource;
import org.mailassay.analysis.report.container.RefusedException;
import org.mailassay.analysis.report.container.UnpackBudget;
import org.mailassay.analysis.report.container.ZipArchive;
import org.mailassay.analysis.report.failure.FailedMessage;
import org.mailassay.analysis.report.failure.FailureReportReader;
import org.mailassay.analysis.report.failure.PlainFailureReportReader;
import org.mailassay.analysis.report.tls.TlsReport;
import org.mailassay.analysis.report.tls.TlsReportReader;

/// One run over one message or file: opens what can be opened, and tells the findings.
final class Reading {
    /// Honest reporters reach three: an attached message, gzip, gzip.
    private static final int MAXIMUM_NESTING = 4;

    private final ReportLimits limits;
    private final Findings findings;
    private final UnpackBudget budget;
    private int opened;

    Reading(ReportLimits limits, Findings findings) {
        this.limits = limits;
        this.findings = findings;
        this.budget = new UnpackBudget(limits);
    }

    Findings findings() {
        return findings;
    }

    /// Counts a part or an entry before it is opened. Archives and messages in one another could hold any number.
    void countOne() throws RefusedException {
        int maximum = 2 * limits.maximumArchiveEntries();
        if (opened == maximum) {
            throw new RefusedException(
                    RefusalReason.TOO_MANY_ENTRIES, "more than %d parts and entries in all".formatted(maximum));
        }
        opened++;
    }

    /// Reads a message, or a file that is none.
    void whole(Octets octets) {
        MessageOctets.in(octets, limits)
                .ifPresentOrElse(
                        message -> message(message, Optional.empty(), 0),
                        () -> document(Place.of(PartLocation.WHOLE, Claim.NONE, 0), OctetSource.of(octets)));
    }

    /// Reads octets that are no message's part structure: a file, a part's content, an archive's entry.
    void document(Place place, OctetSource source) {
        try (InputStream octets = new BufferedInputStream(source.open(budget), Head.LENGTH)) {
            if (place.nesting() > MAXIMUM_NESTING) {
                throw new RefusedException(
                        RefusalReason.TOO_DEEP, "more than %d containers in one another".formatted(MAXIMUM_NESTING));
            }
            switch (Head.peek(octets).content()) {
                case GZIP -> document(place.within(), source.gunzip());
                case ZIP -> archive(place, source);
                case AGGREGATE_REPORT -> aggregate(place, source, octets);
                case XML -> perhapsAggregate(place, source, octets);
                case TLS_REPORT -> tls(place, octets);
                case FAILURE_REPORT ->
                    findings.failure(place.location(), FailureReportReader.read(whole(source), FailedMessage.none()));
                case PLAIN_FAILURE_REPORT ->
                    findings.failure(place.location(), PlainFailureReportReader.read(whole(source), Optional.empty()));
                case MESSAGE -> enclosedMessage(place, source);
                case EMPTY -> nothingIn(place, RefusalReason.EMPTY);
                case OTHER -> {
                    findings.sawContent();
                    nothingIn(
                            place,
                            place.nesting() > 0
                                    ? RefusalReason.NOT_A_REPORT
                                    : place.claim().broken());
                }
            }
        } catch (RefusedException refused) {
            findings.refused(place.location(), refused.refusal());
        } catch (IOException impossible) {
            throw new UncheckedIOException("octets in memory cannot fail to be read", impossible);
        }
    }

    private void aggregate(Place place, OctetSource source, InputStream octets) throws IOException {
        new AggregateReportReader(source, place.location(), limits, findings).read(octets);
    }

    private void tls(Place place, InputStream octets) throws IOException {
        for (TlsReport report : TlsReportReader.read(octets)) {
            findings.tls(place.location(), report);
        }
    }

    private Octets whole(OctetSource source) throws IOException {
        return source.whole(budget, limits.maximumMessageBytes());
    }

    /// Other software mails XML too.
    private void perhapsAggregate(Place place, OctetSource source, InputStream octets) throws IOException {
        findings.sawContent();
        try {
            aggregate(place, source, octets);
        } catch (RefusedException refused) {
            findings.keepBack(place.location(), refused.refusal());
        }
    }

    private void archive(Place place, OctetSource source) throws IOException {
        ZipArchive archive = ZipArchive.of(whole(source), limits);
        for (ZipArchive.Entry entry : archive.entries()) {
            if (!entry.isEmpty()) {
                countOne();
                document(place.inEntry(entry.number()), counted -> archive.open(entry, counted));
            }
        }
        findings.sawContent();
        findings.keepBack(place.location(), new Refusal(RefusalReason.NOT_A_REPORT, "an archive without a report"));
    }

    private void enclosedMessage(Place place, OctetSource source) throws IOException {
        message(whole(source), Optional.of(place.location()), place.nesting() + 1);
    }

    private void message(Octets octets, Optional<PartLocation> enclosing, int nesting) {
        MessageReading visitor = new MessageReading(this, enclosing, nesting);
        MessageParts.walk(octets, limits, visitor);
        visitor.finish();
    }

    /// A part that claims to be a report's container is refused for what it is; other content is not worth a word.
    private void nothingIn(Place place, RefusalReason reason) {
        Refusal refusal = new Refusal(reason, "no report in it");
        if (place.claim().isMade() && place.nesting() == 0) {
            findings.refused(place.location(), refusal);
        } else if (place.nesting() > 0) {
            findings.keepBack(place.location(), refusal);
        }
    }
}
