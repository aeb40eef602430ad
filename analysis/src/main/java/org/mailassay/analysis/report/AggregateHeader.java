package org.mailassay.analysis.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything of an aggregate report but its records (RFC 9990, section 3.1; RFC 7489, appendix C).
///
/// @param version the version field as sent; empty when absent
/// @param namespace the XML namespace of the feedback element; empty when absent
/// @param orgName reporter's name (org_name)
/// @param email reporter's contact; empty when absent
/// @param extraContactInfo empty when absent
/// @param generator software that made the report (RFC 9990); empty when absent
/// @param reportId as sent, white space trimmed
/// @param begin start of the range, inclusive; whole seconds
/// @param end end of the range, not before begin and at most 366 days after it; whole seconds
/// @param errors error fields of the metadata, as sent
/// @param policy the policy as the reporter saw it published
/// @param oddities values of metadata and policy outside the schema, verbatim
public record AggregateHeader(
        String version,
        String namespace,
        String orgName,
        String email,
        String extraContactInfo,
        String generator,
        String reportId,
        Instant begin,
        Instant end,
        List<String> errors,
        PublishedPolicy policy,
        List<Oddity> oddities) {
    public AggregateHeader {
        errors = List.copyOf(errors);
        oddities = List.copyOf(oddities);
    }

    /// The policy that the reporter saw (RFC 9990, section 3.1.1.5). Each tag as sent in lower case; empty when
    /// absent.
    ///
    /// @param domain the policy domain, lower case, without the final dot
    /// @param percentage `pct` of RFC 7489, 0 to 100, when given and readable
    public record PublishedPolicy(
            String domain,
            String alignmentDkim,
            String alignmentSpf,
            String policy,
            String subdomainPolicy,
            String nonexistentPolicy,
            Optional<Integer> percentage,
            String failureOptions,
            String testing,
            String discoveryMethod) {}
}
