package org.mailassay.analysis.authentication;

import java.util.Optional;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dmarc.DmarcRecord;
import org.mailassay.analysis.dmarc.DmarcResult;
import org.mailassay.analysis.dmarc.DmarcVerdict;
import org.mailassay.analysis.dmarc.Policy;
import org.mailassay.analysis.dmarc.PolicyApplication;
import org.mailassay.analysis.dmarc.PolicyDiscovery;
import org.mailassay.analysis.dmarc.PolicyTag;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.score.Fix;
import org.mailassay.analysis.tags.TaggedText;
import org.mailassay.analysis.verdict.MessageVerdict;

/// The record that a domain is advised to publish, and what DMARC would say by it.
///
/// @param fix the record and its place
/// @param then DMARC of the message once it is published
record DmarcAdvice(Fix fix, DmarcVerdict then) {
    private static final String ENFORCING = "quarantine";

    /// For a message that no record, or none that can be used, is found for: the best of those that are discarded, or a
    /// new one.
    static Optional<DmarcAdvice> first(MessageVerdict message, Dns dns) {
        if (!(message.dmarc().result() instanceof DmarcResult.None)
                || !(message.dmarc().author() instanceof AuthorDomain.One(var author))) {
            return Optional.empty();
        }
        Optional<DiscardedRecords> discarded = DiscardedRecords.of(message.dmarc());
        Fix fix = discarded
                .flatMap(DiscardedRecords::fix)
                .orElseGet(() -> new Fix(
                        (discarded.isPresent() ? "Remove what is there, and publish" : "Publish")
                                + " a policy. Begin with p=none, read the reports, then ask for quarantine and reject.",
                        "_dmarc." + author.text(),
                        "TXT",
                        "v=DMARC1; p=none; rua=mailto:dmarc@" + author.text()));
        return Optional.of(of(message, dns, fix));
    }

    /// For a record that asks for nothing: the one that is published, with the tag changed that holds for the author.
    static Optional<DmarcAdvice> enforcing(MessageVerdict message, Dns dns) {
        return DmarcFindings.application(message.dmarc())
                .filter(policy -> policy.requested() == Policy.NONE || policy.testing())
                .flatMap(policy -> DmarcFindings.discovered(message.dmarc())
                        .map(found -> of(message, dns, enforcing(policy, found))));
    }

    private static Fix enforcing(PolicyApplication policy, PolicyDiscovery.Found found) {
        DmarcRecord published = found.dmarcRecord();
        String text = policy.testing() ? TaggedText.without(published.text(), "t") : published.text();
        String advice = policy.requested() == Policy.NONE
                ? "Ask for quarantine once the reports show that all of your own mail passes."
                : "Take the test mode out once the reports show that all of your own mail passes.";
        if (policy.requested() == Policy.NONE) {
            text = switch (policy.source()) {
                case P -> TaggedText.second(text, "p", ENFORCING);
                case SP -> TaggedText.with(text, "sp", ENFORCING);
                case NP -> TaggedText.with(text, "np", ENFORCING);
                case ASSUMED -> TaggedText.second(withoutMistakes(text, published), "p", ENFORCING);
            };
        }
        return new Fix(advice, name(found), "TXT", text);
    }

    private static String withoutMistakes(String text, DmarcRecord published) {
        String mended = published.sp() instanceof PolicyTag.NotValid ? TaggedText.without(text, "sp") : text;
        return published.np() instanceof PolicyTag.NotValid ? TaggedText.without(mended, "np") : mended;
    }

    /// The record that is published, with an address for reports within its own domain.
    static Fix reporting(PolicyDiscovery.Found found) {
        return new Fix(
                "Name an address that reads reports, such as one of this appliance.",
                name(found),
                "TXT",
                TaggedText.with(
                        found.dmarcRecord().text(),
                        "rua",
                        "mailto:dmarc@" + found.policyDomain().text()));
    }

    private static String name(PolicyDiscovery.Found found) {
        return "_dmarc." + found.policyDomain().text();
    }

    private static DmarcAdvice of(MessageVerdict message, Dns dns, Fix fix) {
        return new DmarcAdvice(
                fix, message.dmarcBy(new ProposedText(dns, fix.name(), fix.value(), DmarcRecord::isDmarc)));
    }

    /// Whether the message would pass.
    boolean passes() {
        return then.result() instanceof DmarcResult.Pass;
    }
}
