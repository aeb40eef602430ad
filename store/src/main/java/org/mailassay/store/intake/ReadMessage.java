package org.mailassay.store.intake;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.mailassay.analysis.report.AggregateHeader;
import org.mailassay.analysis.report.AggregateRow;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.analysis.report.Refusal;
import org.mailassay.analysis.report.RefusalReason;
import org.mailassay.analysis.report.ReportSink;
import org.mailassay.analysis.report.failure.FailureReport;
import org.mailassay.analysis.report.tls.TlsReport;
import org.mailassay.store.rollup.CountedRows;
import org.mailassay.store.seal.SealingKey;

/// Everything found in one message, in the order found. Filled by the reader, then only read.
final class ReadMessage implements ReportSink {
    /// A TLS report speaks of one domain (RFC 8460, section 4.4), or of some that one company has.
    private static final int MOST_DOMAINS = 100;

    /// What one message may bring beside aggregate reports: it is written as a whole, from memory.
    private static final int MOST_FAILURES = 50;

    private static final int MOST_TLS = 500;
    private static final long MOST_OCTETS = 8L << 20;

    private final Arrival arrival;
    private final long intakeId;
    private final LongSupplier reportIds;
    private final SealingKey key;
    private final List<Found> found = new ArrayList<>();
    private int failures;
    private int tls;
    private long octets;

    ReadMessage(Arrival arrival, long intakeId, LongSupplier reportIds, SealingKey key) {
        this.arrival = arrival;
        this.intakeId = intakeId;
        this.reportIds = reportIds;
        this.key = key;
    }

    Arrival arrival() {
        return arrival;
    }

    long intakeId() {
        return intakeId;
    }

    List<Found> found() {
        return found;
    }

    /// Whether there is a failure report in it: its octets then hold a message of other people.
    boolean isPrivate() {
        return failures > 0;
    }

    /// The UTC day that leads to the partition of the rows.
    LocalDate receivedOn() {
        return LocalDate.ofInstant(arrival.message().receivedAt(), ZoneOffset.UTC);
    }

    /// Octets of memory taken, about.
    long retained() {
        long retained = arrival.message().octets().length() + 1_000L;
        for (Found each : found) {
            retained += switch (each) {
                case Found.Report(FoundReport report) ->
                    report.encoded().retained() + 25L * report.counted().size();
                case Found.Tls(FoundTlsReport report) -> report.retained();
                case Found.Failure(FoundFailureReport report) -> report.retained();
                case Found.Settled _ -> 0;
            };
        }
        return retained;
    }

    @Override
    public AggregateSink aggregate(PartLocation location, AggregateHeader header) {
        return new Rows(location, header);
    }

    @Override
    public void failure(PartLocation location, FailureReport report) {
        failures++;
        // A file's name may be that of a person.
        PartLocation unnamed = new PartLocation(location.part(), location.entry(), "");
        if (failures > MOST_FAILURES) {
            refused(unnamed, tooMany("failure reports"));
            return;
        }
        FoundFailureReport each = FoundFailureReport.of(arrival, unnamed, reportIds.getAsLong(), report, key);
        if (fits(each.retained())) {
            found.add(new Found.Failure(each));
        } else {
            refused(unnamed, tooMany("octets of failure reports"));
        }
    }

    @Override
    public void tls(PartLocation location, TlsReport report) {
        long sessions = FoundTlsReport.sessions(report);
        long domains = FoundTlsReport.domains(report);
        if (sessions > AggregateRow.MAXIMUM_COUNT) {
            refused(location, new Refusal(RefusalReason.BAD_VALUE, "the counts of all policies make " + sessions));
        } else if (domains > MOST_DOMAINS) {
            refused(location, new Refusal(RefusalReason.TOO_MANY_RECORDS, "a TLS report of " + domains + " domains"));
        } else {
            tls(location, FoundTlsReport.of(location, report, reportIds));
        }
    }

    private void tls(PartLocation location, List<FoundTlsReport> reports) {
        tls += reports.size();
        if (tls > MOST_TLS) {
            refused(location, tooMany("TLS reports"));
        } else if (fits(reports.stream().mapToLong(FoundTlsReport::retained).sum())) {
            reports.forEach(each -> found.add(new Found.Tls(each)));
        } else {
            refused(location, tooMany("octets of TLS reports"));
        }
    }

    private boolean fits(long retained) {
        octets += retained;
        return octets <= MOST_OCTETS;
    }

    private static Refusal tooMany(String what) {
        return new Refusal(RefusalReason.TOO_MANY_RECORDS, "too many " + what + " in one message");
    }

    @Override
    public void refused(PartLocation location, Refusal refusal) {
        found.add(new Found.Settled(new Outcome.Refused(location, refusal)));
    }

    /// One thing found.
    sealed interface Found {
        /// An aggregate report that may be stored.
        record Report(FoundReport report) implements Found {}

        /// What a TLS report says of one domain; it may be stored.
        record Tls(FoundTlsReport report) implements Found {}

        /// A failure report that may be stored.
        record Failure(FoundFailureReport report) implements Found {}

        /// Something of which nothing remains to be decided.
        record Settled(Outcome outcome) implements Found {}
    }

    private final class Rows implements AggregateSink {
        private final PartLocation location;
        private final AggregateHeader header;
        private final long reportId = reportIds.getAsLong();
        private final RowEncoder encoder = new RowEncoder(arrival.accountId(), reportId, receivedOn());
        private final EncodedRows encoded = new EncodedRows();
        private final CountedRows counted = new CountedRows();

        Rows(PartLocation location, AggregateHeader header) {
            this.location = location;
            this.header = header;
        }

        @Override
        public void rows(List<AggregateRow> rows) {
            for (AggregateRow row : rows) {
                encoder.encode(row, encoded);
                counted.add(row);
            }
        }

        @Override
        public void complete() {
            long messages = counted.total().messages();
            if (messages > AggregateRow.MAXIMUM_COUNT) {
                // Otherwise a few forged reports would make the sums of a day overflow, and no other could be added.
                refused(new Refusal(RefusalReason.BAD_VALUE, "the counts of all records make " + messages));
            } else {
                found.add(new Found.Report(new FoundReport(location, reportId, header, encoded, counted)));
            }
        }

        @Override
        public void refused(Refusal refusal) {
            found.add(new Found.Settled(new Outcome.Refused(location, refusal)));
        }
    }
}
