package org.mailassay.analysis.dmarc;

import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DomainName;

/// The policy record that applies to mail of one domain (RFC 9989, section 4.10.1).
public sealed interface PolicyDiscovery {
    /// The walk that was made for it.
    TreeWalk walk();

    /// A record applies.
    ///
    /// @param policyDomain where it is published
    /// @param location what that domain is to the author domain
    record Found(DomainName policyDomain, DmarcRecord dmarcRecord, Location location, TreeWalk walk)
            implements PolicyDiscovery {}

    /// No record applies, so neither does DMARC.
    record NotFound(TreeWalk walk) implements PolicyDiscovery {}

    /// A query had no answer, so it is not known whether a record applies.
    record Unknown(DnsAnswer.Failed failure, TreeWalk walk) implements PolicyDiscovery {}

    /// Where a record was found, from the highest preference to the lowest (RFC 9989, section 4.10.1).
    enum Location {
        AUTHOR_DOMAIN,
        ORGANIZATIONAL_DOMAIN,
        PUBLIC_SUFFIX_DOMAIN
    }

    /// Finds the record for mail of this domain.
    static PolicyDiscovery of(DomainName authorDomain, Dns dns) {
        return of(authorDomain, new PolicyRecords(dns));
    }

    /// Finds the record for mail of this domain, asking only for names that were not asked for before.
    static PolicyDiscovery of(DomainName authorDomain, PolicyRecords policyRecords) {
        TreeWalk walk = TreeWalk.from(authorDomain, policyRecords);
        Optional<DmarcRecord> own = recordAt(authorDomain, walk.steps());
        if (own.isPresent()) {
            return new Found(authorDomain, own.get(), Location.AUTHOR_DOMAIN, walk);
        }
        return switch (walk.organizationalDomain()) {
            case OrganizationalDomain.Unknown unknown -> new Unknown(unknown.failure(), walk);
            case OrganizationalDomain.Known known -> inherited(known.domain(), walk);
        };
    }

    private static PolicyDiscovery inherited(DomainName organizationalDomain, TreeWalk walk) {
        Optional<DmarcRecord> dmarcRecord = recordAt(organizationalDomain, walk.steps());
        if (dmarcRecord.isPresent()) {
            return new Found(organizationalDomain, dmarcRecord.get(), Location.ORGANIZATIONAL_DOMAIN, walk);
        }
        // Where the Organizational Domain has no record of its own, it was found by the public suffix above it,
        // whose record ended the walk.
        if (walk.steps().isEmpty() || !(walk.steps().getLast().lookup() instanceof PolicyLookup.Found last)) {
            return new NotFound(walk);
        }
        DomainName suffix = walk.steps().getLast().domain();
        return new Found(suffix, last.dmarcRecord(), Location.PUBLIC_SUFFIX_DOMAIN, walk);
    }

    private static Optional<DmarcRecord> recordAt(DomainName domain, List<TreeWalk.Step> steps) {
        for (TreeWalk.Step step : steps) {
            if (step.domain().equals(domain) && step.lookup() instanceof PolicyLookup.Found found) {
                return Optional.of(found.dmarcRecord());
            }
        }
        return Optional.empty();
    }
}
