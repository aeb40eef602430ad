package org.mailassay.analysis.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailassay.analysis.tags.Fault;
import org.mailassay.analysis.transport.MailExchanger;
import org.mailassay.analysis.transport.MailExchangers;
import org.mailassay.analysis.transport.MtaStsPolicy;
import org.mailassay.analysis.transport.MtaStsPolicyFault;
import org.mailassay.analysis.transport.MtaStsRecord;
import org.mailassay.analysis.transport.PolicyFetch;
import org.mailassay.analysis.transport.VersionedRecord;

/// Judges a domain's MTA-STS record and policy (RFC 8461).
final class MtaStsSubject {
    private MtaStsSubject() {}

    static Judgement<MtaStsDetails> judge(RecordsQuestion question) {
        String name = "_mta-sts." + question.domain().text();
        return VersionedText.judge(
                name,
                VersionedRecord.at(name, MtaStsRecord.VERSION, question.dns()),
                MtaStsRecord.VERSION,
                text -> found(name, text, question));
    }

    private static Judgement<MtaStsDetails> found(String name, String text, RecordsQuestion question) {
        MtaStsRecord stsRecord = MtaStsRecord.parse(text);
        PolicyFetch fetch = question.policyFetcher().fetch(question.domain());
        List<Fault> faults = new ArrayList<>(stsRecord.faults());
        Optional<MtaStsPolicy> policy = switch (fetch) {
            case PolicyFetch.Fetched fetched -> Optional.of(read(fetched, question, faults));
            case PolicyFetch.Failed failed -> {
                faults.add(notAvailable(failed));
                yield Optional.empty();
            }
        };
        return Judgement.found(name, text, new MtaStsDetails(stsRecord, fetch, policy), faults);
    }

    private static Fault notAvailable(PolicyFetch.Failed failed) {
        return failed.cause().isPassing()
                ? Fault.of(MtaStsPolicyFault.POLICY_UNKNOWN, "The policy is not known: " + failed.detail() + ".")
                : Fault.of(
                        MtaStsPolicyFault.POLICY_NOT_AVAILABLE,
                        "The record announces a policy that cannot be had: " + failed.detail() + ".");
    }

    private static MtaStsPolicy read(PolicyFetch.Fetched fetched, RecordsQuestion question, List<Fault> faults) {
        MtaStsPolicy policy = MtaStsPolicy.parse(fetched.body());
        faults.addAll(policy.faults());
        if (!fetched.contentType().toLowerCase(Locale.ROOT).startsWith("text/plain")) {
            faults.add(Fault.of(MtaStsPolicyFault.BAD_CONTENT_TYPE, "The policy must be served as text/plain."));
        }
        if (policy.mode().filter(mode -> mode != MtaStsPolicy.Mode.NONE).isPresent()) {
            noteExchangers(policy, MailExchangers.of(question.domain(), question.dns()), faults);
        }
        return policy;
    }

    private static void noteExchangers(MtaStsPolicy policy, MailExchangers exchangers, List<Fault> faults) {
        for (MailExchanger exchanger : exchangers.hosts()) {
            if (!policy.permits(exchanger.name())) {
                faults.add(new Fault(
                        MtaStsPolicyFault.EXCHANGER_NOT_COVERED,
                        "The exchanger " + exchanger.name() + " is not among the policy's mx fields.",
                        Fault.WHOLE_RECORD,
                        "mx"));
            }
        }
    }
}
