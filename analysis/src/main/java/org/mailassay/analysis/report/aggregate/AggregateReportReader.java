package org.mailassay.analysis.report.aggregate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.report.AggregateHeader;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.analysis.report.RefusalReason;
import org.mailassay.analysis.report.ReportLimits;
import org.mailassay.analysis.report.ReportSink;
import org.mailassay.analysis.report.container.OctetSource;
import org.mailassay.analysis.report.container.RefusedException;
import org.mailassay.analysis.report.container.UnpackBudget;

/// Reads the aggregate reports of one XML document, nearly always one. For one document and one thread.
///
/// A header that stands after records is found by a first pass over the document, and the rows by a second one, so
/// that no order of elements makes rows pile up.
public final class AggregateReportReader {
    private static final Set<RefusalReason> XML_ENDS_BADLY = EnumSet.of(
            RefusalReason.MALFORMED_XML,
            RefusalReason.TRUNCATED_XML,
            RefusalReason.FORBIDDEN_DTD,
            RefusalReason.TOO_COMPLEX_XML);

    private final OctetSource document;
    private final PartLocation location;
    private final ReportLimits limits;
    private final ReportSink sink;
    private Optional<RowBatches> open = Optional.empty();
    private int found;

    /// @param document opened once more if a second pass is needed
    /// @param location given to the sink
    public AggregateReportReader(OctetSource document, PartLocation location, ReportLimits limits, ReportSink sink) {
        this.document = document;
        this.location = location;
        this.limits = limits;
        this.sink = sink;
    }

    /// Reads the document to its end, so that the check sums around it are verified before a report is complete.
    ///
    /// @param octets of the document, by a stream that supports mark
    /// @throws RefusedException when no report had begun; to one that had, its sink is told
    public void read(InputStream octets) throws IOException {
        try (XmlCursor cursor = new XmlCursor(octets)) {
            while (findNext(cursor)) {
                complete();
                feedback(cursor);
                found++;
            }
            octets.transferTo(OutputStream.nullOutputStream());
            complete();
        } catch (RefusedException refused) {
            open.orElseThrow(() -> refused).refused(refused.refusal());
        }
    }

    /// What follows a report in its document takes nothing from it, however broken; a broken container does.
    private boolean findNext(XmlCursor cursor) throws IOException {
        try {
            if (cursor.find("feedback")) {
                return true;
            }
        } catch (RefusedException broken) {
            if (found == 0 || !XML_ENDS_BADLY.contains(broken.refusal().reason())) {
                throw broken;
            }
        }
        if (found == 0) {
            throw new RefusedException(RefusalReason.NOT_AN_AGGREGATE_REPORT, "XML without a feedback element");
        }
        return false;
    }

    private void feedback(XmlCursor cursor) throws IOException {
        HeaderElements header = new HeaderElements(cursor);
        boolean deferred = false;
        while (cursor.child()) {
            switch (cursor.name()) {
                case "version" -> header.version();
                case "report_metadata" -> header.metadata();
                case "policy_published" -> header.policy();
                case "record" -> {
                    deferred |= open.isEmpty() && !header.complete();
                    if (deferred) {
                        cursor.skip();
                    } else {
                        rows(header).add(new RecordElement(cursor).read());
                    }
                }
                default -> cursor.skip();
            }
        }
        RowBatches rows = rows(header);
        if (deferred) {
            readRecords(rows);
        }
    }

    /// Where this report's rows go; the first call begins the report.
    private RowBatches rows(HeaderElements header) throws RefusedException {
        if (open.isEmpty()) {
            AggregateHeader built = header.build();
            open = Optional.of(new RowBatches(sink.aggregate(location, built), limits.maximumRecords()));
        }
        return open.get();
    }

    private void readRecords(RowBatches rows) throws IOException {
        try (InputStream octets = new BufferedInputStream(document.open(new UnpackBudget(limits)));
                XmlCursor cursor = new XmlCursor(octets)) {
            for (int before = 0; before < found && cursor.find("feedback"); before++) {
                cursor.skip();
            }
            cursor.find("feedback");
            while (cursor.child()) {
                if (cursor.name().equals("record")) {
                    rows.add(new RecordElement(cursor).read());
                } else {
                    cursor.skip();
                }
            }
        }
    }

    private void complete() {
        open.ifPresent(RowBatches::complete);
        open = Optional.empty();
    }
}
