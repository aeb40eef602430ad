package org.mailassay.analysis.bimi;

import org.mailassay.analysis.dmarc.DmarcRecord;
import org.mailassay.analysis.dmarc.Policy;
import org.mailassay.analysis.dmarc.PolicyDiscovery;
import org.mailassay.analysis.dns.DnsAnswer;

/// Whether a domain's DMARC policy is one that BIMI asks for: quarantine or reject for the domain and all below it
/// (draft-brand-indicators-for-message-identification, section 7.1; RFC 9989, section 3.2.9).
public sealed interface DmarcEnforcement {
    /// It is.
    record Enforcing() implements DmarcEnforcement {}

    /// It is not.
    ///
    /// @param reason why, in a sentence
    record NotEnforcing(String reason) implements DmarcEnforcement {}

    /// The DNS gave no answer.
    record Unknown(DnsAnswer.Failed failure) implements DmarcEnforcement {}

    /// Judges the policy that was discovered.
    static DmarcEnforcement of(PolicyDiscovery discovery) {
        return switch (discovery) {
            case PolicyDiscovery.Found found -> of(found);
            case PolicyDiscovery.NotFound ignored -> new NotEnforcing("The domain has no DMARC policy.");
            case PolicyDiscovery.Unknown unknown -> new Unknown(unknown.failure());
        };
    }

    private static DmarcEnforcement of(PolicyDiscovery.Found found) {
        DmarcRecord dmarcRecord = found.dmarcRecord();
        if (!dmarcRecord.policyTagsValid()) {
            return new NotEnforcing("The DMARC policy is not valid.");
        }
        boolean own = found.location() == PolicyDiscovery.Location.AUTHOR_DOMAIN;
        if (own && dmarcRecord.policyForDomain() == Policy.NONE) {
            return new NotEnforcing("The DMARC policy is \"none\".");
        }
        if (dmarcRecord.policyForSubdomain() == Policy.NONE) {
            return new NotEnforcing("The DMARC policy of subdomains is \"none\".");
        }
        if (dmarcRecord.testing()) {
            return new NotEnforcing("The DMARC policy is in test mode (t=y).");
        }
        if (dmarcRecord.percentage() < 100) {
            return new NotEnforcing("The DMARC policy applies to a share of the mail only (pct).");
        }
        return new Enforcing();
    }
}
