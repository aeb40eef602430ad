package org.mailassay.analysis.dmarc;

import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DomainName;

/// Evaluates DMARC for one message (RFC 9989, section 5.3).
public final class DmarcEvaluation {
    private final Dns dns;
    private final PolicyRecords policyRecords;
    private final DomainName authorDomain;
    private final List<AuthenticatedIdentifier> identifiers;

    private DmarcEvaluation(Dns dns, DomainName authorDomain, List<AuthenticatedIdentifier> identifiers) {
        this.dns = dns;
        this.policyRecords = new PolicyRecords(dns);
        this.authorDomain = authorDomain;
        this.identifiers = identifiers;
    }

    /// Evaluates a message.
    ///
    /// @param author the domain of the From field
    /// @param identifiers what SPF and DKIM said of the message, each signature and each checked domain
    public static DmarcVerdict evaluate(AuthorDomain author, List<AuthenticatedIdentifier> identifiers, Dns dns) {
        return switch (author) {
            case AuthorDomain.One one -> new DmarcEvaluation(dns, one.domain(), identifiers).verdict();
            case AuthorDomain.Several several -> DmarcVerdict.withoutAuthor(several);
            case AuthorDomain.NotFound notFound -> DmarcVerdict.withoutAuthor(notFound);
        };
    }

    private DmarcVerdict verdict() {
        PolicyDiscovery discovery = PolicyDiscovery.of(authorDomain, policyRecords);
        return switch (discovery) {
            case PolicyDiscovery.Found found -> underRecord(found);
            case PolicyDiscovery.NotFound ignored ->
                verdict(new DmarcResult.None(DmarcResult.None.Reason.NO_RECORD), discovery, List.of());
            case PolicyDiscovery.Unknown unknown ->
                verdict(
                        new DmarcResult.TemporaryError("the policy record could not be asked for: "
                                + unknown.failure().detail()),
                        discovery,
                        List.of());
        };
    }

    private DmarcVerdict verdict(DmarcResult result, PolicyDiscovery discovery, List<Alignment> alignments) {
        Rfc7489Verdict legacy = Rfc7489Evaluation.evaluate(authorDomain, identifiers, policyRecords);
        return new DmarcVerdict(
                new AuthorDomain.One(authorDomain), result, Optional.of(discovery), alignments, Optional.of(legacy));
    }

    private DmarcVerdict underRecord(PolicyDiscovery.Found found) {
        DmarcRecord dmarcRecord = found.dmarcRecord();
        if (!dmarcRecord.applies()) {
            return verdict(new DmarcResult.None(DmarcResult.None.Reason.UNUSABLE_RECORD), found, List.of());
        }
        IdentifierAlignment alignment =
                new IdentifierAlignment(authorDomain, found.walk().organizationalDomain(), policyRecords);
        List<Alignment> alignments = identifiers.stream()
                .map(identifier -> alignment.of(identifier, mode(identifier, dmarcRecord)))
                .toList();
        return verdict(result(found, alignments), found, alignments);
    }

    private static AlignmentMode mode(AuthenticatedIdentifier identifier, DmarcRecord dmarcRecord) {
        return switch (identifier.mechanism()) {
            case SPF -> dmarcRecord.aspf();
            case DKIM -> dmarcRecord.adkim();
        };
    }

    /// RFC 9989, sections 5.3.5 and 5.3.6: one aligned identifier is enough; without one, a query that had no answer
    /// means that the message neither passes nor fails.
    private DmarcResult result(PolicyDiscovery.Found found, List<Alignment> alignments) {
        Optional<DnsAnswer.Failed> unknownExistence = Optional.empty();
        PolicyApplication policy;
        switch (Existence.neededFor(found) ? Existence.of(authorDomain, dns) : new Existence.Exists()) {
            case Existence.Exists ignored -> policy = policy(found, true);
            case Existence.NotThere ignored -> policy = policy(found, false);
            case Existence.Unknown unknown -> {
                policy = policy(found, true);
                unknownExistence = Optional.of(unknown.failure());
            }
        }
        if (alignments.stream().anyMatch(Alignment::passes)) {
            return new DmarcResult.Pass(policy);
        }
        for (Alignment alignment : alignments) {
            if (alignment.mightPass()) {
                return new DmarcResult.TemporaryError("whether "
                        + alignment.identifier().domain().text() + " authenticates the message could not be found out");
            }
        }
        return unknownExistence
                .<DmarcResult>map(failed -> new DmarcResult.TemporaryError(
                        "whether " + authorDomain.text() + " exists could not be asked: " + failed.detail()))
                .orElseGet(() -> new DmarcResult.Fail(policy));
    }

    /// RFC 9989, section 4.10.1.
    private static PolicyApplication policy(PolicyDiscovery.Found found, boolean exists) {
        DmarcRecord dmarcRecord = found.dmarcRecord();
        boolean testing = dmarcRecord.testing();
        if (!dmarcRecord.policyTagsValid()) {
            return new PolicyApplication(Policy.NONE, PolicyApplication.Source.ASSUMED, testing);
        }
        if (found.location() == PolicyDiscovery.Location.AUTHOR_DOMAIN) {
            return new PolicyApplication(dmarcRecord.policyForDomain(), PolicyApplication.Source.P, testing);
        }
        if (!exists && dmarcRecord.np() instanceof PolicyTag.Given np) {
            return new PolicyApplication(np.value(), PolicyApplication.Source.NP, testing);
        }
        return dmarcRecord
                .sp()
                .policy()
                .map(sp -> new PolicyApplication(sp, PolicyApplication.Source.SP, testing))
                .orElseGet(() ->
                        new PolicyApplication(dmarcRecord.policyForDomain(), PolicyApplication.Source.P, testing));
    }
}
