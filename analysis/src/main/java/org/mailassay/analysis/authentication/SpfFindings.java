package org.mailassay.analysis.authentication;

import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.connection.LocalAddress;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Fix;
import org.mailassay.analysis.score.Status;
import org.mailassay.analysis.score.Step;
import org.mailassay.analysis.spf.SpfCheck;
import org.mailassay.analysis.spf.SpfEvaluation;
import org.mailassay.analysis.spf.SpfRecord;
import org.mailassay.analysis.spf.SpfRecordFault;
import org.mailassay.analysis.spf.SpfRecordJudgement;
import org.mailassay.analysis.spf.SpfResult;
import org.mailassay.analysis.tags.Fault;

/// What SPF means for a sender (RFC 7208).
public final class SpfFindings {
    private static final Step NEUTRAL = Step.of(8, "the domain says nothing of the client (neutral)");
    private static final Step SOFT_FAIL = Step.of(4, "the client should probably not send (softfail)");
    private static final Step DOUBTFUL = Step.of(3, "it works, and something in it could be better");

    public static final Criterion RESULT = new Criterion(
                    "spf.result", Category.AUTHENTICATION, 20, "SPF of the envelope sender", "RFC 7208, section 2.6")
            .steps(NEUTRAL, SOFT_FAIL);
    static final Criterion HELO =
            new Criterion("spf.helo", Category.AUTHENTICATION, 2, "SPF of the HELO name", "RFC 7208, section 2.3");
    static final Criterion RECORD = new Criterion(
                    "spf.record", Category.AUTHENTICATION, 6, "The SPF record's own quality", "RFC 7208, section 4.6")
            .steps(DOUBTFUL);

    private final SpfCheck check;
    private final Dns dns;
    private final SpfAdvice advice;
    private final Optional<EnvelopeAdvice> envelope;

    /// @param check of the envelope sender
    /// @param envelope where the envelope sender is advised to move
    /// @param dns for judging again by what is advised
    SpfFindings(SpfCheck check, Optional<EnvelopeAdvice> envelope, Dns dns) {
        this.check = check;
        this.dns = dns;
        this.advice = new SpfAdvice(check, dns);
        this.envelope = envelope;
    }

    Finding result() {
        String domain = check.domain();
        String client = IpAddressText.format(check.request().client());
        Finding finding = switch (check.result()) {
            case SpfResult.Pass _ -> RESULT.pass(domain + " lets " + client + " send in its name.");
            case SpfResult.TempError error ->
                RESULT.unverified("The DNS did not answer for " + domain + ": "
                        + error.error().description() + ".");
            case SpfResult.None none -> noPolicy(none);
            case SpfResult.PermError error ->
                mendedFromHere(RESULT.fail("The SPF policy of " + domain + " cannot be evaluated: "
                                + error.error().description() + ".")
                        .fixedBy("Mend the record, and see that it lists the sending address: until then receivers"
                                + " treat it as if there were none, or refuse."));
            case SpfResult.Neutral _ -> unauthorized(RESULT.warn(NEUTRAL, domain + " says nothing of " + client + "."));
            case SpfResult.SoftFail _ ->
                unauthorized(RESULT.warn(SOFT_FAIL, domain + " says that " + client + " should probably not send."));
            case SpfResult.Fail _ -> unauthorized(RESULT.fail(domain + " says that " + client + " may not send."));
        };
        return finding.with("result", check.result().keyword())
                .with("domain", domain)
                .with("client_ip", client)
                .with("record", check.trace().record());
    }

    private Finding noPolicy(SpfResult.None none) {
        String domain = check.domain();
        return switch (none.absence()) {
            case MALFORMED_DOMAIN ->
                moved(RESULT.fail(speaker() + " has no domain that could have a policy."), "in a domain of yours");
            case NO_SUCH_DOMAIN -> moved(RESULT.fail(domain + " does not exist."), "in a domain that exists");
            case NO_POLICY ->
                mendedFromHere(RESULT.fail(domain + " publishes no SPF record.").fixedBy(advice.first()));
        };
    }

    /// A bounce has no other sender than none.
    private Finding moved(Finding finding, String where) {
        return envelope.map(there ->
                        finding.fixedBy(there.fix()).mendedTo(after(there).result()))
                .orElseGet(() -> finding.fixedBy(
                        check.request().isFromNobody()
                                ? "Let the client greet with its own name, one that exists: the envelope sender is empty."
                                : "Send with an envelope sender " + where + "."));
    }

    private String speaker() {
        return check.request().isFromNobody() ? "The HELO name" : "The envelope sender";
    }

    /// The findings once the advice is followed.
    private SpfFindings after(EnvelopeAdvice followed) {
        return new SpfFindings(followed.then(), Optional.empty(), dns);
    }

    /// A client in the appliance's own network is not the one that the sender's policy speaks of.
    private Finding unauthorized(Finding finding) {
        if (advice.isLocal()) {
            return local();
        }
        Finding fixed = finding.fixedBy(advice.authorizing());
        return advice.closingAuthorizes() ? fixed.mendedByAdviceOn(RECORD) : fixed;
    }

    /// From such a client nobody sees whether the record is the right one.
    private Finding mendedFromHere(Finding finding) {
        return advice.isLocal() ? finding.mendedTo(local()) : finding;
    }

    private Finding local() {
        return RESULT.unverified("The message came from "
                + IpAddressText.format(check.request().client())
                + ", an address of this appliance's own network, so SPF says nothing of its sender.");
    }

    /// @param helo the check of the HELO name, whose record may be the same
    Finding helo(SpfCheck helo) {
        Finding finding = judged(helo);
        boolean same = DomainName.lowerCase(helo.domain()).equals(DomainName.lowerCase(check.domain()));
        return same && finding.status() != Status.PASS && !advice.isLocal() ? finding.mendedWith(RESULT) : finding;
    }

    /// The record with the client, unless it would change what is said of the envelope sender: that is told there.
    private Fix naming(SpfCheck helo) {
        Fix fix = new SpfAdvice(helo, dns).authorizing();
        ProposedText proposed = new ProposedText(dns, fix.name(), fix.value(), SpfRecord::isPolicy);
        SpfResult then = new SpfEvaluation(proposed).check(check.request()).result();
        return then.keyword().equals(check.result().keyword())
                ? fix
                : Fix.of("Add the sending address to the SPF record of " + helo.domain() + ", the HELO name.");
    }

    private Finding judged(SpfCheck helo) {
        String domain = helo.domain();
        Finding finding = switch (helo.result()) {
            case SpfResult.Pass _ -> HELO.pass(domain + " lets the client use its name.");
            case SpfResult.None _ -> HELO.notApplicable("The HELO name publishes no SPF record, which few do.");
            case SpfResult.TempError error ->
                HELO.unverified("The DNS did not answer for " + domain + ": "
                        + error.error().description() + ".");
            case SpfResult.Neutral _ -> HELO.notApplicable(domain + " says nothing of the client.");
            case SpfResult.SoftFail _, SpfResult.Fail _ ->
                LocalAddress.is(helo.request().client())
                        ? HELO.unverified("The message came from an address of this appliance's own network.")
                        : HELO.fail(domain + " does not let the client use its name.")
                                .fixedBy(naming(helo));
            case SpfResult.PermError error ->
                HELO.fail("The SPF policy of " + domain + " cannot be evaluated: "
                                + error.error().description() + ".")
                        .fixedBy("Mend the record.");
        };
        return finding.with("result", helo.result().keyword()).with("domain", domain);
    }

    /// The record of the envelope sender's domain, whoever sends.
    Finding record(SpfRecordJudgement judgement) {
        if (check.result() instanceof SpfResult.PermError) {
            return RECORD.notApplicable("The record is judged once it can be evaluated.")
                    .mendedWith(RESULT);
        }
        return switch (judgement) {
            case SpfRecordJudgement.Missing _ -> firstRecord(RECORD.notApplicable("There is no record to judge."));
            case SpfRecordJudgement.Several _ ->
                RECORD.notApplicable("There are several records, so that none counts.")
                        .mendedWith(RESULT);
            case SpfRecordJudgement.Unknown unknown ->
                RECORD.unverified("The DNS did not answer: " + unknown.failure().detail() + ".");
            case SpfRecordJudgement.Judged judged -> judged(judged);
        };
    }

    private Finding firstRecord(Finding finding) {
        return envelope.map(there ->
                        finding.mendedWith(RESULT, after(there).record(SpfRecordJudgement.of(there.author(), dns))))
                .orElseGet(() -> published(finding));
    }

    private Finding published(Finding finding) {
        Fix first = advice.first();
        boolean unpublished = check.result() instanceof SpfResult.None(SpfResult.Absence absence)
                && absence == SpfResult.Absence.NO_POLICY;
        return unpublished && !first.value().isEmpty()
                ? finding.mendedWith(RESULT, record(advice.then(first)))
                : finding.mendedWith(RESULT);
    }

    private Finding judged(SpfRecordJudgement.Judged judged) {
        List<Fault> faults = judged.faults().stream()
                .filter(fault -> fault.reason() != SpfRecordFault.LOOKUP_FAILED)
                .toList();
        boolean everybody = faults.stream().anyMatch(fault -> fault.reason() == SpfRecordFault.EVERYBODY_PASSES);
        Finding finding;
        if (faults.isEmpty()) {
            finding = RECORD.pass("The SPF record is in order.");
        } else if (everybody) {
            finding = RECORD.fail("The SPF record lets everybody send in the name of " + check.domain() + ".");
        } else if (faults.stream().anyMatch(Fault::isError)) {
            finding = RECORD.fail("The SPF record has errors: " + firstText(faults));
        } else {
            finding = RECORD.warn(DOUBTFUL, "The SPF record could be better: " + firstText(faults));
        }
        return withFix(finding, judged.tree().text(), faults)
                .with("record", check.trace().record())
                .with("lookups", judged.tree().terms())
                .with("lookup_limit", 10)
                .with("void_lookups", judged.voidLookups())
                .with("void_lookup_limit", 2)
                .with("faults", FaultFields.of(faults));
    }

    /// What is advised is judged too, for it mends an end and nothing else.
    private Finding withFix(Finding finding, String text, List<Fault> faults) {
        if (!finding.isMendable()) {
            return finding;
        }
        return advice.closing(faults)
                .filter(_ -> text.equals(check.trace().record()))
                .map(fix -> finding.fixedBy(fix).mendedTo(record(advice.then(fix))))
                .orElseGet(() -> finding.fixedBy("Mend what is named."));
    }

    private static String firstText(List<Fault> faults) {
        Fault first = faults.stream().filter(Fault::isError).findFirst().orElse(faults.getFirst());
        return first.text();
    }
}
