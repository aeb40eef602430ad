package org.mailassay.analysis.dmarc;

import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.suffix.PublicSuffixes;

/// Evaluates DMARC by the obsolete RFC 7489, with the Public Suffix List in place of the tree walk (section 3.2).
final class Rfc7489Evaluation {
    private final DomainName authorDomain;
    private final DomainName organizationalDomain;
    private final List<AuthenticatedIdentifier> identifiers;
    private final PolicyRecords policyRecords;

    private Rfc7489Evaluation(
            DomainName authorDomain, List<AuthenticatedIdentifier> identifiers, PolicyRecords policyRecords) {
        this.authorDomain = authorDomain;
        this.organizationalDomain = organizationalDomain(authorDomain);
        this.identifiers = identifiers;
        this.policyRecords = policyRecords;
    }

    static Rfc7489Verdict evaluate(
            DomainName authorDomain, List<AuthenticatedIdentifier> identifiers, PolicyRecords policyRecords) {
        return new Rfc7489Evaluation(authorDomain, identifiers, policyRecords).verdict();
    }

    /// RFC 7489, section 3.2. A public suffix itself is taken for its own Organizational Domain.
    static DomainName organizationalDomain(DomainName domain) {
        return PublicSuffixes.bundled().registrableDomain(domain).orElse(domain);
    }

    /// RFC 7489, section 6.6.3.
    private Rfc7489Verdict verdict() {
        PolicyLookup own = policyRecords.at(authorDomain);
        if (own instanceof PolicyLookup.Absent && !organizationalDomain.equals(authorDomain)) {
            return verdict(organizationalDomain, policyRecords.at(organizationalDomain));
        }
        return verdict(authorDomain, own);
    }

    private Rfc7489Verdict verdict(DomainName policyDomain, PolicyLookup lookup) {
        return switch (lookup) {
            case PolicyLookup.Found found -> underRecord(policyDomain, found.dmarcRecord());
            case PolicyLookup.Absent ignored -> none(DmarcResult.None.Reason.NO_RECORD);
            // RFC 7489, section 6.6.3, step 5: several records end the discovery.
            case PolicyLookup.Several ignored -> none(DmarcResult.None.Reason.NO_RECORD);
            case PolicyLookup.Unknown unknown ->
                new Rfc7489Verdict(
                        new DmarcResult.TemporaryError("the policy record could not be asked for: "
                                + unknown.failure().detail()),
                        organizationalDomain,
                        Optional.empty(),
                        100);
        };
    }

    private Rfc7489Verdict none(DmarcResult.None.Reason reason) {
        return new Rfc7489Verdict(new DmarcResult.None(reason), organizationalDomain, Optional.empty(), 100);
    }

    private Rfc7489Verdict underRecord(DomainName policyDomain, DmarcRecord dmarcRecord) {
        // RFC 7489, section 6.6.3, step 6.
        if (!dmarcRecord.hasPolicyOfRfc7489() && dmarcRecord.rua().isEmpty()) {
            return none(DmarcResult.None.Reason.UNUSABLE_RECORD);
        }
        PolicyApplication policy = policy(policyDomain, dmarcRecord);
        return new Rfc7489Verdict(
                result(policy, dmarcRecord), organizationalDomain, Optional.of(policyDomain), dmarcRecord.percentage());
    }

    private PolicyApplication policy(DomainName policyDomain, DmarcRecord dmarcRecord) {
        if (!dmarcRecord.hasPolicyOfRfc7489()) {
            return new PolicyApplication(Policy.NONE, PolicyApplication.Source.ASSUMED, false);
        }
        if (!policyDomain.equals(authorDomain) && dmarcRecord.sp() instanceof PolicyTag.Given sp) {
            return new PolicyApplication(sp.value(), PolicyApplication.Source.SP, false);
        }
        return new PolicyApplication(dmarcRecord.p().policy().orElse(Policy.NONE), PolicyApplication.Source.P, false);
    }

    private DmarcResult result(PolicyApplication policy, DmarcRecord dmarcRecord) {
        boolean mightPass = false;
        for (AuthenticatedIdentifier identifier : identifiers) {
            if (isAligned(identifier, dmarcRecord)) {
                switch (identifier.outcome()) {
                    case PASS -> {
                        return new DmarcResult.Pass(policy);
                    }
                    case TEMPORARY_ERROR -> mightPass = true;
                    case NO_PASS -> {}
                }
            }
        }
        return mightPass
                ? new DmarcResult.TemporaryError("an aligned identifier could not be checked")
                : new DmarcResult.Fail(policy);
    }

    private boolean isAligned(AuthenticatedIdentifier identifier, DmarcRecord dmarcRecord) {
        AlignmentMode mode = switch (identifier.mechanism()) {
            case SPF -> dmarcRecord.aspf();
            case DKIM -> dmarcRecord.adkim();
        };
        return switch (mode) {
            case STRICT -> identifier.domain().equals(authorDomain);
            case RELAXED -> organizationalDomain(identifier.domain()).equals(organizationalDomain);
        };
    }
}
