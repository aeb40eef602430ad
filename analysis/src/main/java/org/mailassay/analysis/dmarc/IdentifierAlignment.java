package org.mailassay.analysis.dmarc;

import java.util.HashMap;
import java.util.Map;
import org.mailassay.analysis.dns.DomainName;

/// Compares identifiers with the author domain (RFC 9989, section 4.10.2).
final class IdentifierAlignment {
    /// A message can carry any number of signatures, and each domain costs up to eight queries. Later domains than
    /// these are not aligned, which RFC 9989, section 11.5 has in mind for such messages.
    private static final int MOST_WALKS = 10;

    private final DomainName authorDomain;
    private final OrganizationalDomain organizationalDomain;
    private final PolicyRecords policyRecords;
    private final Map<DomainName, OrganizationalDomain> walked = new HashMap<>();

    IdentifierAlignment(
            DomainName authorDomain, OrganizationalDomain organizationalDomain, PolicyRecords policyRecords) {
        this.authorDomain = authorDomain;
        this.organizationalDomain = organizationalDomain;
        this.policyRecords = policyRecords;
    }

    Alignment of(AuthenticatedIdentifier identifier, AlignmentMode mode) {
        return new Alignment(identifier, mode, state(identifier.domain(), mode));
    }

    private Alignment.State state(DomainName domain, AlignmentMode mode) {
        if (domain.equals(authorDomain)) {
            return new Alignment.Aligned(true);
        }
        return mode == AlignmentMode.STRICT ? new Alignment.NotAligned() : relaxed(domain);
    }

    private Alignment.State relaxed(DomainName domain) {
        return switch (organizationalDomain) {
            case OrganizationalDomain.Unknown unknown ->
                shareTopLevelDomain(domain) ? new Alignment.Unknown(unknown.failure()) : new Alignment.NotAligned();
            case OrganizationalDomain.Known known -> relaxed(domain, known.domain());
        };
    }

    /// The Organizational Domain of a domain is the domain itself or stands above it, so a domain outside the
    /// author's Organizational Domain needs no walk, and neither does that domain itself: its walk is a part of the
    /// author's.
    private Alignment.State relaxed(DomainName domain, DomainName organizational) {
        if (domain.equals(organizational)) {
            return new Alignment.Aligned(false);
        }
        if (!domain.isWithin(organizational)) {
            return new Alignment.NotAligned();
        }
        if (!walked.containsKey(domain) && walked.size() == MOST_WALKS) {
            return new Alignment.NotAligned();
        }
        OrganizationalDomain theirs = walked.computeIfAbsent(
                domain, start -> TreeWalk.from(start, policyRecords).organizationalDomain());
        return switch (theirs) {
            case OrganizationalDomain.Unknown unknown -> new Alignment.Unknown(unknown.failure());
            case OrganizationalDomain.Known known ->
                known.domain().equals(organizational) ? new Alignment.Aligned(false) : new Alignment.NotAligned();
        };
    }

    private boolean shareTopLevelDomain(DomainName domain) {
        return topLevelDomain(domain).equals(topLevelDomain(authorDomain));
    }

    private static String topLevelDomain(DomainName domain) {
        return domain.text().substring(domain.text().lastIndexOf('.') + 1);
    }
}
