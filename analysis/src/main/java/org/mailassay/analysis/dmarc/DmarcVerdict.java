package org.mailassay.analysis.dmarc;

import java.util.List;
import java.util.Optional;

/// All that is known of DMARC for one message.
///
/// @param author the author domain, or why there is none
/// @param result what RFC 9989 says
/// @param discovery where the policy was looked for; empty when there is no author domain to look for
/// @param alignments each identifier and whether it is aligned; empty when no policy applies
/// @param rfc7489 what the old standard would have said; empty when there is no author domain
public record DmarcVerdict(
        AuthorDomain author,
        DmarcResult result,
        Optional<PolicyDiscovery> discovery,
        List<Alignment> alignments,
        Optional<Rfc7489Verdict> rfc7489) {
    public DmarcVerdict {
        alignments = List.copyOf(alignments);
    }

    static DmarcVerdict withoutAuthor(AuthorDomain author) {
        return new DmarcVerdict(
                author, new DmarcResult.PermanentError(author), Optional.empty(), List.of(), Optional.empty());
    }

    /// The author's Organizational Domain; empty when it is not known.
    public Optional<OrganizationalDomain.Known> organizationalDomain() {
        return discovery
                .map(found -> found.walk().organizationalDomain())
                .filter(OrganizationalDomain.Known.class::isInstance)
                .map(OrganizationalDomain.Known.class::cast);
    }

    /// Where the two standards say different things of this message; none where the DNS kept the policy from us.
    public List<StandardsDifference> differences() {
        return discovery.filter(PolicyDiscovery.Unknown.class::isInstance).isPresent()
                ? List.of()
                : rfc7489.map(legacy -> StandardsDifference.between(this, legacy))
                        .orElse(List.of());
    }
}
