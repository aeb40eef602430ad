package org.mailassay.analysis.authentication;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailassay.analysis.dmarc.Alignment;
import org.mailassay.analysis.dmarc.AuthenticatedIdentifier.Mechanism;
import org.mailassay.analysis.dmarc.AuthenticatedIdentifier.Outcome;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dmarc.DmarcRecord;
import org.mailassay.analysis.dmarc.DmarcResult;
import org.mailassay.analysis.dmarc.DmarcVerdict;
import org.mailassay.analysis.dmarc.Policy;
import org.mailassay.analysis.dmarc.PolicyApplication;
import org.mailassay.analysis.dmarc.PolicyDiscovery;
import org.mailassay.analysis.headers.HeaderFindings;
import org.mailassay.analysis.score.Cap;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Fix;
import org.mailassay.analysis.tags.Fault;
import org.mailassay.analysis.verdict.MessageVerdict;

/// What DMARC means for a sender (RFC 9989).
final class DmarcFindings {
    static final Criterion RESULT = new Criterion(
            "dmarc.result", Category.AUTHENTICATION, 24, "DMARC of the author's domain", "RFC 9989, section 5.3");
    static final Criterion POLICY = new Criterion(
            "dmarc.policy", Category.AUTHENTICATION, 5, "The policy that the domain asks for", "RFC 9989, section 4.7");
    static final Criterion RECORD = new Criterion(
            "dmarc.record", Category.AUTHENTICATION, 2, "The DMARC record's own quality", "RFC 9989, section 4.7");
    static final Criterion REPORTING = new Criterion(
            "dmarc.reporting", Category.AUTHENTICATION, 2, "Aggregate reports are asked for", "RFC 9989, section 4.7");
    static final Criterion STANDARDS = new Criterion(
            "dmarc.standards",
            Category.AUTHENTICATION,
            0,
            "The old standard would say the same",
            "RFC 9989, appendix C; RFC 7489");

    private DmarcFindings() {}

    static Finding result(MessageVerdict message, boolean clientJudged) {
        DmarcVerdict verdict = message.dmarc();
        Finding finding = switch (verdict.result()) {
            case DmarcResult.Pass _ ->
                RESULT.pass("The author's domain " + author(verdict) + " answers for the message.");
            case DmarcResult.TemporaryError(String detail) ->
                RESULT.unverified("The DNS did not answer: " + detail + ".");
            case DmarcResult.PermanentError _ ->
                RESULT.fail("The From field does not name one author's domain.")
                        .fixedBy("Write one address into the From field.")
                        .mendedWith(HeaderFindings.FROM);
            case DmarcResult.None(DmarcResult.None.Reason reason) -> noRecord(reason, author(verdict));
            case DmarcResult.Fail(PolicyApplication policy) -> fails(message, policy, clientJudged);
        };
        return finding.with("result", verdict.result().text()).with("author_domain", author(verdict));
    }

    private static Finding noRecord(DmarcResult.None.Reason reason, String author) {
        Finding finding = switch (reason) {
            case NO_RECORD -> RESULT.fail(author + " publishes no DMARC record.");
            case UNUSABLE_RECORD -> RESULT.fail("The DMARC record of " + author + " has no policy that can be used.");
        };
        return finding.fixedBy(new Fix(
                "Publish a policy. Begin with p=none, read the reports, then ask for quarantine and reject.",
                "_dmarc." + author,
                "TXT",
                "v=DMARC1; p=none; rua=mailto:dmarc@" + author));
    }

    /// Whoever mends an identifier that would be aligned mends this too.
    private static Finding fails(MessageVerdict message, PolicyApplication policy, boolean clientJudged) {
        List<Alignment> alignments = message.dmarc().alignments();
        if (!clientJudged) {
            return RESULT.unverified("No signature is aligned, and without the sending client SPF cannot be judged.");
        }
        Finding finding = RESULT.fail("Neither SPF nor DKIM passes for the author's domain; the policy is "
                        + policy.applied().text() + ".")
                .capping(Cap.DMARC_FAIL)
                .with("identifiers", identifiers(alignments));
        boolean spf = alignments.stream().anyMatch(each -> couldPass(each, Mechanism.SPF));
        boolean dkim =
                message.dkim().isEmpty() || alignments.stream().anyMatch(each -> couldPass(each, Mechanism.DKIM));
        if (spf) {
            finding = finding.mendedWith(SpfFindings.RESULT);
        }
        if (dkim) {
            finding = finding.mendedWith(DkimFindings.RESULT);
        }
        return finding.fixedBy("Sign with DKIM and d=" + author(message.dmarc())
                + ", or use an envelope sender in that domain that SPF lets pass.");
    }

    private static boolean couldPass(Alignment alignment, Mechanism mechanism) {
        return alignment.identifier().mechanism() == mechanism
                && alignment.state() instanceof Alignment.Aligned
                && alignment.identifier().outcome() == Outcome.NO_PASS;
    }

    private static String identifiers(List<Alignment> alignments) {
        return alignments.stream()
                .map(each -> each.identifier().mechanism() + " "
                        + each.identifier().domain().text() + " "
                        + each.identifier().outcome() + (each.state() instanceof Alignment.Aligned ? ", aligned" : ""))
                .collect(Collectors.joining("; "));
    }

    static Finding policy(DmarcVerdict verdict) {
        Optional<PolicyApplication> application = switch (verdict.result()) {
            case DmarcResult.Pass(PolicyApplication policy) -> Optional.of(policy);
            case DmarcResult.Fail(PolicyApplication policy) -> Optional.of(policy);
            case DmarcResult.None _, DmarcResult.TemporaryError _, DmarcResult.PermanentError _ -> Optional.empty();
        };
        return application.map(policy -> policy(verdict, policy)).orElseGet(() -> withoutRecord(verdict, POLICY));
    }

    private static Finding policy(DmarcVerdict verdict, PolicyApplication policy) {
        Finding finding;
        if (policy.requested() == Policy.NONE) {
            finding = POLICY.warn(2, "The policy is none: mail that fails is delivered all the same.")
                    .fixedBy("Ask for p=quarantine once the reports show that all of your own mail passes.");
        } else if (policy.testing()) {
            finding = POLICY.warn(3, "The policy is " + policy.requested().text() + ", and only being tested.")
                    .fixedBy("Remove t=y from the record.");
        } else {
            finding = POLICY.pass("The policy is " + policy.requested().text() + ".");
        }
        return finding.with("policy", policy.requested().text())
                .with("applied", policy.applied().text())
                .with("record", foundRecord(verdict).map(DmarcRecord::text).orElse(""));
    }

    static Finding quality(DmarcVerdict verdict) {
        return foundRecord(verdict)
                .map(found -> {
                    List<Fault> faults = found.faults();
                    Finding finding = faults.isEmpty()
                            ? RECORD.pass("The DMARC record is in order.")
                            : RECORD.warn(
                                            1,
                                            "The DMARC record could be better: "
                                                    + faults.getFirst().text())
                                    .fixedBy("Mend what is named.");
                    return finding.with("faults", FaultFields.of(faults));
                })
                .orElseGet(() -> withoutRecord(verdict, RECORD));
    }

    static Finding reporting(DmarcVerdict verdict) {
        return foundRecord(verdict)
                .map(found -> found.rua().isEmpty()
                        ? REPORTING
                                .warn(0, "No address for aggregate reports is published.")
                                .fixedBy(
                                        "Add rua=mailto: with an address that reads reports, such as one of this appliance.")
                        : REPORTING
                                .pass("Aggregate reports are asked for.")
                                .with(
                                        "rua",
                                        found.rua().stream()
                                                .map(uri -> uri.uri())
                                                .toList()))
                .orElseGet(() -> withoutRecord(verdict, REPORTING));
    }

    private static Finding withoutRecord(DmarcVerdict verdict, Criterion criterion) {
        return verdict.result() instanceof DmarcResult.TemporaryError
                ? criterion.unverified("The DNS did not answer.")
                : criterion.notApplicable("There is no record to judge.").mendedWith(RESULT);
    }

    static Finding standards(DmarcVerdict verdict) {
        String differences = verdict.differences().stream()
                .map(difference ->
                        difference.aspect().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                                + orNothing(difference.rfc9989()) + " (before: "
                                + orNothing(difference.rfc7489()) + ")")
                .collect(Collectors.joining("; "));
        return differences.isEmpty()
                ? STANDARDS.pass("RFC 7489, which many receivers still follow, says the same.")
                : STANDARDS.warn(
                        0, "RFC 7489, which many receivers still follow, says otherwise: " + differences + ".");
    }

    private static String orNothing(String text) {
        return text.isEmpty() ? "nothing" : text;
    }

    static Optional<PolicyDiscovery.Found> discovered(DmarcVerdict verdict) {
        return verdict.discovery()
                .filter(PolicyDiscovery.Found.class::isInstance)
                .map(PolicyDiscovery.Found.class::cast);
    }

    static Optional<DmarcRecord> foundRecord(DmarcVerdict verdict) {
        return discovered(verdict).map(PolicyDiscovery.Found::dmarcRecord);
    }

    static String author(DmarcVerdict verdict) {
        return verdict.author() instanceof AuthorDomain.One(var domain) ? domain.text() : "";
    }
}
