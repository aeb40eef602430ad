package org.mailassay.analysis.bimi;

import java.util.LinkedHashSet;
import java.util.Set;
import org.mailassay.analysis.dmarc.DmarcRecord;
import org.mailassay.analysis.dmarc.OrganizationalDomain;
import org.mailassay.analysis.dmarc.Policy;
import org.mailassay.analysis.dmarc.PolicyDiscovery;
import org.mailassay.analysis.dmarc.PolicyLookup;
import org.mailassay.analysis.dmarc.PolicyTag;
import org.mailassay.analysis.dmarc.TreeWalk;
import org.mailassay.analysis.dns.DnsAnswer;

/// Whether a domain's DMARC policy is one that BIMI asks for (draft-brand-indicators-for-message-identification,
/// section 7.1, items 7 to 9): neither the author domain's record nor its Organizational Domain's has the policy
/// none, for itself or for subdomains, and a quarantine holds for all mail.
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
        Set<DmarcRecord> records = new LinkedHashSet<>();
        records.add(found.dmarcRecord());
        switch (found.walk().organizationalDomain()) {
            case OrganizationalDomain.Unknown unknown -> {
                return new Unknown(unknown.failure());
            }
            case OrganizationalDomain.Known known -> {
                for (TreeWalk.Step step : found.walk().steps()) {
                    if (step.domain().equals(known.domain()) && step.lookup() instanceof PolicyLookup.Found other) {
                        records.add(other.dmarcRecord());
                    }
                }
            }
        }
        for (DmarcRecord dmarcRecord : records) {
            String reason = reasonAgainst(dmarcRecord);
            if (!reason.isEmpty()) {
                return new NotEnforcing(reason);
            }
        }
        return new Enforcing();
    }

    /// Empty when there is none. The test mode of RFC 9989, which the draft does not know, lowers the policy by one
    /// level, so a quarantine becomes none.
    private static String reasonAgainst(DmarcRecord dmarcRecord) {
        if (!dmarcRecord.policyTagsValid()) {
            return "The DMARC policy is not valid.";
        }
        Policy policy = dmarcRecord.policyForDomain();
        if (policy == Policy.NONE) {
            return "The DMARC policy is \"none\".";
        }
        if (dmarcRecord.sp() instanceof PolicyTag.Given sp && sp.value() == Policy.NONE) {
            return "The DMARC policy of subdomains is \"none\".";
        }
        if (policy == Policy.QUARANTINE && dmarcRecord.testing()) {
            return "The DMARC policy \"quarantine\" is in test mode (t=y).";
        }
        if (policy == Policy.QUARANTINE && dmarcRecord.percentage() < 100) {
            return "The DMARC policy \"quarantine\" applies to a share of the mail only (pct).";
        }
        return "";
    }
}
