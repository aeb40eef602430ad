package org.mailassay.store.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.Oddity;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.analysis.report.tls.TlsReport;
import org.mailassay.analysis.report.tls.TlsReport.AppliedPolicy;
import org.mailassay.analysis.report.tls.TlsReport.Failure;

/// A TLS report as read from a message and not yet stored, as far as it speaks of one policy domain.
///
/// @param id under which it will be stored
/// @param policyDomain empty when the reporter names none
/// @param report with the policies of that domain alone
/// @param identity the same for two reports that are the same report
record FoundTlsReport(PartLocation location, long id, String policyDomain, TlsReport report, Octets identity) {
    /// Octets of memory that a policy or a failure takes beside its texts, about.
    private static final int ENTRY = 400;

    /// One for each domain that the report speaks of, in its order; one of no domain when it has no policies.
    static List<FoundTlsReport> of(PartLocation location, TlsReport report, LongSupplier ids) {
        Map<String, List<AppliedPolicy>> byDomain = new LinkedHashMap<>();
        report.policies()
                .forEach(policy -> byDomain.computeIfAbsent(policy.domain(), domain -> new ArrayList<>())
                        .add(policy));
        if (byDomain.isEmpty()) {
            byDomain.put("", List.of());
        }
        List<FoundTlsReport> found = new ArrayList<>();
        // What is odd is said of the document, once.
        byDomain.forEach((domain, policies) -> found.add(new FoundTlsReport(
                location,
                ids.getAsLong(),
                domain,
                with(report, policies, found.isEmpty() ? report.oddities() : List.of()),
                ReportIdentity.of(
                        report.organizationName(), report.reportId(), domain, report.begin(), report.end()))));
        return found;
    }

    /// How many domains a report speaks of.
    static long domains(TlsReport report) {
        return report.policies().stream().map(AppliedPolicy::domain).distinct().count();
    }

    /// The largest of the three sums that are made of a report's counts.
    static long sessions(TlsReport report) {
        long successful = 0;
        long failed = 0;
        long detailed = 0;
        for (AppliedPolicy policy : report.policies()) {
            successful += policy.successfulSessions();
            failed += policy.failedSessions();
            detailed += policy.failures().stream().mapToLong(Failure::sessions).sum();
        }
        return Math.max(successful, Math.max(failed, detailed));
    }

    long successful() {
        return report.policies().stream()
                .mapToLong(AppliedPolicy::successfulSessions)
                .sum();
    }

    long failed() {
        return report.policies().stream()
                .mapToLong(AppliedPolicy::failedSessions)
                .sum();
    }

    int details() {
        return report.policies().stream()
                .mapToInt(policy -> policy.failures().size())
                .sum();
    }

    /// Octets of memory taken, about; as JSON for the database it is the same once more.
    long retained() {
        long retained = (long) ENTRY * (1 + report.policies().size() + details());
        for (Oddity oddity : report.oddities()) {
            retained += 2L * (oddity.field().length() + oddity.value().length());
        }
        for (AppliedPolicy policy : report.policies()) {
            retained += 2L * (length(policy.lines()) + length(policy.mxHosts()));
            for (Failure failure : policy.failures()) {
                retained += 2L
                        * (failure.additionalInformation().length()
                                + failure.reasonCode().length());
            }
        }
        return retained;
    }

    private static long length(List<String> texts) {
        return texts.stream().mapToLong(String::length).sum();
    }

    private static TlsReport with(TlsReport report, List<AppliedPolicy> policies, List<Oddity> oddities) {
        return new TlsReport(
                report.organizationName(),
                report.contactInfo(),
                report.reportId(),
                report.begin(),
                report.end(),
                policies,
                oddities);
    }
}
