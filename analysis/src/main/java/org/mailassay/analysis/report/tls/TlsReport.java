package org.mailassay.analysis.report.tls;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.report.Oddity;

/// One SMTP TLS report (RFC 8460, section 4.4).
///
/// @param organizationName who reports; empty when absent
/// @param contactInfo how to reach them; empty when absent or null
/// @param reportId as sent, white space trimmed
/// @param begin start of the range, inclusive; whole seconds
/// @param end end of the range, not before begin and at most 366 days after it; whole seconds
/// @param policies what was met, for each policy that was applied; some reporters send none
/// @param oddities values outside the format, verbatim
public record TlsReport(
        String organizationName,
        String contactInfo,
        String reportId,
        Instant begin,
        Instant end,
        List<AppliedPolicy> policies,
        List<Oddity> oddities) {
    public TlsReport {
        policies = List.copyOf(policies);
        oddities = List.copyOf(oddities);
    }

    /// What happened under one policy.
    ///
    /// @param type `tlsa`, `sts`, `no-policy-found`, or as sent in lower case; empty when absent
    /// @param lines the policy as the reporter saw it; empty when absent
    /// @param domain whose policy it is, lower case, without the final dot; empty when absent
    /// @param mxHosts patterns of its mail exchangers; empty when absent
    /// @param successfulSessions that were encrypted as the policy asks
    /// @param failedSessions that were not
    /// @param failures the failed ones by what failed; their sum need not be that of the summary
    public record AppliedPolicy(
            String type,
            List<String> lines,
            String domain,
            List<String> mxHosts,
            long successfulSessions,
            long failedSessions,
            List<Failure> failures) {
        public AppliedPolicy {
            lines = List.copyOf(lines);
            mxHosts = List.copyOf(mxHosts);
            failures = List.copyOf(failures);
        }
    }

    /// Sessions that failed in one way (RFC 8460, section 4.3).
    ///
    /// @param resultType one of those of the standard, or as sent in lower case; empty when absent
    /// @param sendingMtaIp the sending server, when named and readable
    /// @param receivingMxHostname the mail exchanger; empty when absent
    /// @param receivingMxHelo what it called itself; empty when absent
    /// @param receivingIp the mail exchanger's address, when named and readable
    /// @param sessions how many
    /// @param additionalInformation a URI; empty when absent
    /// @param reasonCode the sender's own words; empty when absent
    public record Failure(
            String resultType,
            Optional<InetAddress> sendingMtaIp,
            String receivingMxHostname,
            String receivingMxHelo,
            Optional<InetAddress> receivingIp,
            long sessions,
            String additionalInformation,
            String reasonCode) {}
}
