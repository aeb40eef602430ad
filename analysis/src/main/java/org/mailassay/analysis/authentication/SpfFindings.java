package org.mailassay.analysis.authentication;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.connection.LocalAddress;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Fix;
import org.mailassay.analysis.spf.SpfCheck;
import org.mailassay.analysis.spf.SpfRecordFault;
import org.mailassay.analysis.spf.SpfRecordJudgement;
import org.mailassay.analysis.spf.SpfResult;
import org.mailassay.analysis.tags.Fault;

/// What SPF means for a sender (RFC 7208).
final class SpfFindings {
    static final Criterion RESULT = new Criterion(
            "spf.result", Category.AUTHENTICATION, 20, "SPF of the envelope sender", "RFC 7208, section 2.6");
    static final Criterion HELO =
            new Criterion("spf.helo", Category.AUTHENTICATION, 2, "SPF of the HELO name", "RFC 7208, section 2.3");
    static final Criterion RECORD = new Criterion(
            "spf.record", Category.AUTHENTICATION, 6, "The SPF record's own quality", "RFC 7208, section 4.6");

    private SpfFindings() {}

    static Finding result(SpfCheck check) {
        String domain = check.domain();
        String client = IpAddressText.format(check.request().client());
        Finding finding = switch (check.result()) {
            case SpfResult.Pass _ -> RESULT.pass(domain + " lets " + client + " send in its name.");
            case SpfResult.TempError error ->
                RESULT.unverified("The DNS did not answer for " + domain + ": "
                        + error.error().description() + ".");
            case SpfResult.None none -> noPolicy(none, domain, client);
            case SpfResult.PermError error ->
                RESULT.fail("The SPF policy of " + domain + " cannot be evaluated: "
                                + error.error().description() + ".")
                        .fixedBy("Mend the record: until then receivers treat it as if there were none, or refuse.");
            case SpfResult.Neutral _ ->
                local(check)
                        .orElseGet(() -> RESULT.warn(8, domain + " says nothing of " + client + ".")
                                .fixedBy(authorize(domain, client)));
            case SpfResult.SoftFail _ ->
                local(check)
                        .orElseGet(() -> RESULT.warn(4, domain + " says that " + client + " should probably not send.")
                                .fixedBy(authorize(domain, client)));
            case SpfResult.Fail _ ->
                local(check)
                        .orElseGet(() -> RESULT.fail(domain + " says that " + client + " may not send.")
                                .fixedBy(authorize(domain, client)));
        };
        return finding.with("result", check.result().keyword())
                .with("domain", domain)
                .with("client_ip", client)
                .with("record", check.trace().record());
    }

    private static Finding noPolicy(SpfResult.None none, String domain, String client) {
        return switch (none.absence()) {
            case MALFORMED_DOMAIN ->
                RESULT.fail("The envelope sender has no domain that could have a policy.")
                        .fixedBy("Send with an envelope sender in a domain of yours.");
            case NO_SUCH_DOMAIN ->
                RESULT.fail(domain + " does not exist.")
                        .fixedBy("Send with an envelope sender in a domain that exists.");
            case NO_POLICY ->
                RESULT.fail(domain + " publishes no SPF record.")
                        .fixedBy(new Fix(
                                "Publish a policy that lists who sends for this domain; add your other senders to it.",
                                domain,
                                "TXT",
                                "v=spf1 " + mechanism(client) + " ~all"));
        };
    }

    /// A client in the appliance's own network is not the one that the sender's policy speaks of.
    private static Optional<Finding> local(SpfCheck check) {
        InetAddress client = check.request().client();
        return LocalAddress.is(client)
                ? Optional.of(RESULT.unverified("The message came from " + IpAddressText.format(client)
                        + ", an address of this appliance's own network, so SPF says nothing of its sender."))
                : Optional.empty();
    }

    private static Fix authorize(String domain, String client) {
        return new Fix(
                "Add the sending address to the SPF record of " + domain + ", before its last term.",
                domain,
                "TXT",
                mechanism(client));
    }

    private static String mechanism(String client) {
        return (client.contains(":") ? "ip6:" : "ip4:") + client;
    }

    static Finding helo(SpfCheck check) {
        String domain = check.domain();
        Finding finding = switch (check.result()) {
            case SpfResult.Pass _ -> HELO.pass(domain + " lets the client use its name.");
            case SpfResult.None _ -> HELO.notApplicable("The HELO name publishes no SPF record, which few do.");
            case SpfResult.TempError error ->
                HELO.unverified("The DNS did not answer for " + domain + ": "
                        + error.error().description() + ".");
            case SpfResult.Neutral _ -> HELO.notApplicable(domain + " says nothing of the client.");
            case SpfResult.SoftFail _, SpfResult.Fail _ ->
                LocalAddress.is(check.request().client())
                        ? HELO.unverified("The message came from an address of this appliance's own network.")
                        : HELO.fail(domain + " does not let the client use its name.")
                                .fixedBy("Add the sending address to the SPF record of the HELO name.");
            case SpfResult.PermError error ->
                HELO.fail("The SPF policy of " + domain + " cannot be evaluated: "
                                + error.error().description() + ".")
                        .fixedBy("Mend the record.");
        };
        return finding.with("result", check.result().keyword()).with("domain", domain);
    }

    /// The record of the envelope sender's domain, whoever sends.
    static Finding record(SpfCheck check, SpfRecordJudgement judgement) {
        if (check.result() instanceof SpfResult.PermError) {
            return RECORD.notApplicable("The record is judged once it can be evaluated.")
                    .mendedWith(RESULT);
        }
        return switch (judgement) {
            case SpfRecordJudgement.Missing _ ->
                RECORD.notApplicable("There is no record to judge.").mendedWith(RESULT);
            case SpfRecordJudgement.Several _ ->
                RECORD.notApplicable("There are several records, so that none counts.")
                        .mendedWith(RESULT);
            case SpfRecordJudgement.Unknown unknown ->
                RECORD.unverified("The DNS did not answer: " + unknown.failure().detail() + ".");
            case SpfRecordJudgement.Judged judged -> judged(check, judged);
        };
    }

    private static Finding judged(SpfCheck check, SpfRecordJudgement.Judged judged) {
        List<Fault> faults = judged.faults().stream()
                .filter(fault -> fault.reason() != SpfRecordFault.LOOKUP_FAILED)
                .toList();
        boolean everybody = faults.stream().anyMatch(fault -> fault.reason() == SpfRecordFault.EVERYBODY_PASSES);
        Finding finding;
        if (faults.isEmpty()) {
            finding = RECORD.pass("The SPF record is in order.");
        } else if (everybody) {
            finding = RECORD.fail("The SPF record lets everybody send in the name of " + check.domain() + ".")
                    .fixedBy("End the record with ~all or -all, and list your senders before it.");
        } else if (faults.stream().anyMatch(Fault::isError)) {
            finding = RECORD.fail("The SPF record has errors: " + firstText(faults))
                    .fixedBy("Mend what is named.");
        } else {
            finding = RECORD.warn(3, "The SPF record could be better: " + firstText(faults))
                    .fixedBy("Mend what is named.");
        }
        return finding.with("record", check.trace().record())
                .with("lookups", judged.tree().terms())
                .with("lookup_limit", 10)
                .with("void_lookups", judged.voidLookups())
                .with("void_lookup_limit", 2)
                .with("faults", FaultFields.of(faults));
    }

    private static String firstText(List<Fault> faults) {
        Fault first = faults.stream().filter(Fault::isError).findFirst().orElse(faults.getFirst());
        return first.text();
    }
}
