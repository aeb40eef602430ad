package org.mailassay.analysis.report;

import java.util.List;
import org.mailassay.analysis.report.failure.FailureReport;
import org.mailassay.analysis.report.tls.TlsReport;

/// Receives what is found in a message or file, in the order found. Calls come from one thread.
///
/// Rows are pushed in batches while the report is still being read, so that a report of 64 MB never stands in
/// memory as one. A consumer that keeps rows must be ready to drop them when [AggregateSink#refused] follows.
public interface ReportSink {
    /// A DMARC aggregate report begins.
    AggregateSink aggregate(PartLocation location, AggregateHeader header);

    /// A DMARC failure report was found (RFC 9991, RFC 6591); it stands at the location.
    void failure(PartLocation location, FailureReport report);

    /// An SMTP TLS report was found (RFC 8460); it stands at the location.
    void tls(PartLocation location, TlsReport report);

    /// Something was found that cannot be turned into rows.
    void refused(PartLocation location, Refusal refusal);

    /// Receives one aggregate report's rows; ends with exactly one of [#complete] and [#refused].
    interface AggregateSink {
        void rows(List<AggregateRow> rows);

        void complete();

        /// The report broke off: what came before must not count.
        void refused(Refusal refusal);
    }
}
