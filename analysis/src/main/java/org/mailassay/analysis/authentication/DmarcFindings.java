package org.mailassay.analysis.authentication;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailassay.analysis.dkim.DkimVerdict;
import org.mailassay.analysis.dmarc.Alignment;
import org.mailassay.analysis.dmarc.AuthenticatedIdentifier.Mechanism;
import org.mailassay.analysis.dmarc.AuthenticatedIdentifier.Outcome;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dmarc.DmarcFault;
import org.mailassay.analysis.dmarc.DmarcRecord;
import org.mailassay.analysis.dmarc.DmarcResult;
import org.mailassay.analysis.dmarc.DmarcVerdict;
import org.mailassay.analysis.dmarc.Policy;
import org.mailassay.analysis.dmarc.PolicyApplication;
import org.mailassay.analysis.dmarc.PolicyDiscovery;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.headers.HeaderFindings;
import org.mailassay.analysis.score.Cap;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Fix;
import org.mailassay.analysis.score.Step;
import org.mailassay.analysis.tags.Fault;
import org.mailassay.analysis.verdict.MessageVerdict;

/// What DMARC means for a sender (RFC 9989).
final class DmarcFindings {
    static final Criterion RESULT = new Criterion(
            "dmarc.result", Category.AUTHENTICATION, 24, "DMARC of the author's domain", "RFC 9989, section 5.3");
    private static final Step ASKS_NOTHING = Step.of(2, "the policy is none");
    private static final Step TESTS = Step.of(3, "the policy is quarantine or reject, and only being tested");
    private static final Step DOUBTFUL = Step.of(1, "something in it could be better");

    static final Criterion POLICY = new Criterion(
                    "dmarc.policy",
                    Category.AUTHENTICATION,
                    5,
                    "The policy that the domain asks for",
                    "RFC 9989, section 4.7")
            .steps(TESTS, ASKS_NOTHING);
    static final Criterion RECORD = new Criterion(
                    "dmarc.record",
                    Category.AUTHENTICATION,
                    2,
                    "The DMARC record's own quality",
                    "RFC 9989, section 4.7")
            .steps(DOUBTFUL);
    static final Criterion REPORTING = new Criterion(
            "dmarc.reporting", Category.AUTHENTICATION, 2, "Aggregate reports are asked for", "RFC 9989, section 4.7");
    static final Criterion STANDARDS = new Criterion(
            "dmarc.standards",
            Category.AUTHENTICATION,
            0,
            "The old standard would say the same",
            "RFC 9989, appendix C; RFC 7489");

    private final MessageVerdict message;
    private final DmarcVerdict verdict;
    private final Optional<DmarcAdvice> first;
    private final Optional<DmarcAdvice> enforcing;
    private final Optional<EnvelopeAdvice> envelope;

    /// @param dns for judging again by what is advised
    DmarcFindings(MessageVerdict message, Dns dns) {
        this.message = message;
        this.verdict = message.dmarc();
        this.first = DmarcAdvice.first(message, dns);
        this.envelope = EnvelopeAdvice.of(message, dns);
        this.enforcing = DmarcAdvice.enforcing(message, dns);
    }

    /// @param clientJudged whether the client is one that SPF can judge
    Finding result(boolean clientJudged) {
        Finding finding = switch (verdict.result()) {
            case DmarcResult.Pass _ ->
                RESULT.pass("The author's domain " + author(verdict) + " answers for the message.");
            case DmarcResult.TemporaryError(String detail) ->
                RESULT.unverified("The DNS did not answer: " + detail + ".");
            case DmarcResult.PermanentError _ ->
                RESULT.fail("The From field does not name one author's domain.")
                        .fixedBy("Write one address into the From field.")
                        .mendedWith(HeaderFindings.FROM)
                        .mending(HeaderFindings.FROM.pass("The message has one From field."));
            case DmarcResult.None(DmarcResult.None.Reason reason) -> noRecord(reason);
            case DmarcResult.Fail(PolicyApplication policy) -> fails(policy, clientJudged);
        };
        return finding.with("result", verdict.result().text()).with("author_domain", author(verdict));
    }

    private Finding noRecord(DmarcResult.None.Reason reason) {
        String author = author(verdict);
        Finding finding = switch (reason) {
            case NO_RECORD ->
                DiscardedRecords.of(verdict)
                        .map(discarded -> RESULT.fail(discarded.summary()).with("records", discarded.texts()))
                        .orElseGet(() -> RESULT.fail(author + " publishes no DMARC record."));
            case UNUSABLE_RECORD -> RESULT.fail("The DMARC record of " + author + " has no policy that can be used.");
        };
        DmarcAdvice advice = first.orElseThrow();
        Fix fix = advice.fix();
        return finding.fixedBy(
                advice.passes()
                        ? fix
                        : new Fix(
                                fix.text() + " Sign with DKIM and d=" + author + " too: nothing else that the message"
                                        + " has would let it pass.",
                                fix.name(),
                                fix.type(),
                                fix.value()));
    }

    /// Whoever mends an identifier that would be aligned mends this too.
    private Finding fails(PolicyApplication policy, boolean clientJudged) {
        List<Alignment> alignments = verdict.alignments();
        if (!clientJudged) {
            return RESULT.unverified("No signature is aligned, and without the sending client SPF cannot be judged.");
        }
        Finding finding = RESULT.fail("Neither SPF nor DKIM passes for the author's domain; the policy is "
                        + policy.applied().text() + ".")
                .capping(Cap.DMARC_FAIL)
                .with("identifiers", identifiers(alignments));
        boolean spf = alignments.stream().anyMatch(each -> couldPass(each, Mechanism.SPF))
                || envelope.filter(EnvelopeAdvice::passes).isPresent();
        String speaking = DkimFindings.speaking(message.dkim(), author(verdict))
                .map(DkimVerdict::domain)
                .orElse("");
        boolean dkim = message.dkim().isEmpty()
                || alignments.stream()
                        .filter(each -> each.identifier().domain().text().equals(speaking))
                        .anyMatch(each -> couldPass(each, Mechanism.DKIM));
        if (spf) {
            finding = finding.mendedWith(SpfFindings.RESULT);
        }
        if (dkim) {
            finding = finding.mendedWith(DkimFindings.RESULT);
        }
        boolean bothPass = alignments.stream()
                        .map(each -> each.identifier())
                        .filter(each -> each.outcome() == Outcome.PASS)
                        .map(each -> each.mechanism())
                        .distinct()
                        .count()
                == Mechanism.values().length;
        return finding.fixedBy("Sign with DKIM and d=" + author(verdict)
                + (bothPass ? ", or use an envelope sender in that domain that SPF lets pass." : "."));
    }

    /// Whether the advice is to sign, so that a signature that holds is there once it is followed.
    static boolean asksForSignature(MessageVerdict message, Dns dns) {
        return switch (message.dmarc().result()) {
            case DmarcResult.Fail _ -> true;
            case DmarcResult.None _ ->
                DmarcAdvice.first(message, dns)
                        .filter(advice -> !advice.passes())
                        .isPresent();
            case DmarcResult.Pass _, DmarcResult.TemporaryError _, DmarcResult.PermanentError _ -> false;
        };
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

    static Optional<PolicyApplication> application(DmarcVerdict verdict) {
        return switch (verdict.result()) {
            case DmarcResult.Pass(PolicyApplication policy) -> Optional.of(policy);
            case DmarcResult.Fail(PolicyApplication policy) -> Optional.of(policy);
            case DmarcResult.None _, DmarcResult.TemporaryError _, DmarcResult.PermanentError _ -> Optional.empty();
        };
    }

    Finding policy() {
        return application(verdict)
                .map(policy -> enforcing
                        .map(advice -> policy(verdict, policy).fixedBy(advice.fix()))
                        .orElseGet(() -> policy(verdict, policy)))
                .orElseGet(() -> withoutRecord(POLICY, then -> application(then).map(policy -> policy(then, policy))));
    }

    private static Finding policy(DmarcVerdict verdict, PolicyApplication policy) {
        Finding finding;
        if (policy.requested() == Policy.NONE) {
            finding = POLICY.warn(ASKS_NOTHING, "The policy is none: mail that fails is delivered all the same.");
        } else if (policy.testing()) {
            finding = POLICY.warn(TESTS, "The policy is " + policy.requested().text() + ", and only being tested.");
        } else {
            finding = POLICY.pass("The policy is " + policy.requested().text() + ".");
        }
        return finding.with("policy", policy.requested().text())
                .with("applied", policy.applied().text())
                .with("record", foundRecord(verdict).map(DmarcRecord::text).orElse(""));
    }

    /// A fault of the policy's own tag is mended with the policy.
    Finding quality() {
        Finding finding = usable(verdict)
                .map(found -> quality(found.dmarcRecord()))
                .orElseGet(() ->
                        withoutRecord(RECORD, then -> usable(then).map(found -> quality(found.dmarcRecord()))));
        return enforcing
                .flatMap(advice -> usable(advice.then()))
                .filter(found -> finding.isMendable())
                .map(found -> finding.mendedWith(POLICY, quality(found.dmarcRecord())))
                .orElse(finding);
    }

    private static Finding quality(DmarcRecord found) {
        List<Fault> faults = found.faults();
        Finding finding = faults.isEmpty()
                ? RECORD.pass("The DMARC record is in order.")
                : RECORD.warn(
                                DOUBTFUL,
                                "The DMARC record could be better: "
                                        + faults.getFirst().text())
                        .fixedBy("Mend what is named.");
        return finding.with("faults", FaultFields.of(faults));
    }

    Finding reporting() {
        return usable(verdict)
                .map(DmarcFindings::reporting)
                .orElseGet(() -> withoutRecord(REPORTING, then -> usable(then).map(DmarcFindings::reporting)));
    }

    private static Finding reporting(PolicyDiscovery.Found found) {
        return found.dmarcRecord().rua().isEmpty()
                ? nobody(found)
                : REPORTING
                        .pass("Aggregate reports are asked for.")
                        .with(
                                "rua",
                                found.dmarcRecord().rua().stream()
                                        .map(uri -> uri.uri())
                                        .toList());
    }

    /// An address that cannot be used is a fault of the record as well.
    private static Finding nobody(PolicyDiscovery.Found found) {
        Fix fix = DmarcAdvice.reporting(found);
        Finding finding = REPORTING
                .warn(0, "No address for aggregate reports is published.")
                .fixedBy(fix)
                .mending(quality(DmarcRecord.parse(fix.value())));
        boolean unusable = found.dmarcRecord().faults().stream()
                .anyMatch(fault ->
                        fault.reason() == DmarcFault.BAD_URI && fault.tag().equals("rua"));
        return unusable ? finding.mendedWith(RECORD) : finding;
    }

    /// What there will be to judge is what is advised.
    private Finding withoutRecord(Criterion criterion, Function<DmarcVerdict, Optional<Finding>> judged) {
        if (verdict.result() instanceof DmarcResult.TemporaryError) {
            return criterion.unverified("The DNS did not answer.");
        }
        Finding finding = criterion.notApplicable("There is no record to judge.");
        return first.flatMap(advice -> judged.apply(advice.then()))
                .map(then -> finding.mendedWith(RESULT, then))
                .orElseGet(() -> finding.mendedWith(RESULT));
    }

    /// The record that there is once the advice is followed, where there is none that can be used.
    Optional<PolicyDiscovery.Found> advised() {
        return first.flatMap(advice -> usable(advice.then()));
    }

    private static Optional<PolicyDiscovery.Found> usable(DmarcVerdict verdict) {
        return discovered(verdict).filter(_ -> !(verdict.result() instanceof DmarcResult.None));
    }

    Finding standards() {
        if (verdict.discovery()
                .filter(PolicyDiscovery.Unknown.class::isInstance)
                .isPresent()) {
            return STANDARDS.unverified("The DNS did not answer, so neither standard has a policy to go by.");
        }
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
