package org.mailassay.analysis.dmarc;

import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;

/// What RFC 7489 says of a message: receivers that have not moved to RFC 9989 act on it.
///
/// @param result the result; its policy is the one asked for, not lowered by tag t, which that standard does not know
/// @param organizationalDomain by the public suffix list
/// @param policyDomain where the record was found; empty when none was
/// @param percentage the share of failing mail that the policy applies to (RFC 7489, section 6.3, tag pct); to the
///     rest the next lower policy applies (RFC 7489, section 6.6.4)
public record Rfc7489Verdict(
        DmarcResult result, DomainName organizationalDomain, Optional<DomainName> policyDomain, int percentage) {}
