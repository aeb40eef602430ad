package org.mailassay.analysis.report.summary;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.mailassay.analysis.report.Refusal;
import org.mailassay.analysis.report.failure.FailureReport;
import org.mailassay.analysis.report.tls.TlsReport;

/// What one file or message holds.
///
/// @param kind of the reports found; the first found when there are several
/// @param outcome whether there is anything to store
/// @param refusals everything that was not turned into rows, with its reason; may stand beside reports
/// @param aggregates the aggregate reports read
/// @param failures the failure reports read
/// @param tls the TLS reports read
public record ReportSummary(
        Kind kind,
        Outcome outcome,
        List<Refusal> refusals,
        List<Aggregate> aggregates,
        List<FailureReport> failures,
        List<TlsReport> tls) {
    public ReportSummary {
        refusals = List.copyOf(refusals);
        aggregates = List.copyOf(aggregates);
        failures = List.copyOf(failures);
        tls = List.copyOf(tls);
    }

    /// What kind of report was found.
    public enum Kind {
        AGGREGATE,
        FAILURE,
        TLS,
        NONE;

        /// The word in the command's output.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether a report was found that can be stored.
    public enum Outcome {
        PARSED,
        REFUSED;

        /// The word in the command's output.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One aggregate report.
    ///
    /// @param rows records in it
    /// @param messages the sum of their counts
    public record Aggregate(
            String orgName,
            String reportId,
            Instant begin,
            Instant end,
            String policyDomain,
            long rows,
            long messages) {}
}
