package org.mailassay.store.rollup;

import java.time.Instant;
import java.util.List;
import org.mailassay.analysis.report.tls.TlsReport.AppliedPolicy;

/// A stored TLS report of a configured domain, as far as it is counted.
///
/// @param policies in the order of the report
public record CountedTlsReport(
        long accountId, long domainId, Instant begin, Instant end, List<AppliedPolicy> policies) {
    public CountedTlsReport {
        policies = List.copyOf(policies);
    }
}
