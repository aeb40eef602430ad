package org.mailassay.analysis.records;

import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.dnssec.DelegationSigner;
import org.mailassay.analysis.dnssec.DnssecFault;
import org.mailassay.analysis.dnssec.DnssecStatus;
import org.mailassay.analysis.tags.Fault;

/// Judges whether a domain is protected by DNSSEC.
final class DnssecSubject {
    private DnssecSubject() {}

    static Judgement<DnssecDetails> judge(RecordsQuestion question) {
        String name = question.domain().text();
        DnssecStatus status = DnssecStatus.of(question.domain(), question.dns());
        DnssecDetails details = new DnssecDetails(status);
        return switch (status) {
            case DnssecStatus.Secure secure -> Judgement.found(name, "", details, faults(secure.signers()));
            case DnssecStatus.SignedNotValidated signed -> {
                List<Fault> faults = faults(signed.signers());
                faults.add(Fault.of(
                        DnssecFault.NOT_VALIDATED,
                        "The domain is signed, but the resolver in use here does not validate signatures."));
                yield Judgement.found(name, "", details, faults);
            }
            case DnssecStatus.Insecure ignored -> Judgement.missing(name, details, List.of());
            case DnssecStatus.Bogus bogus ->
                Judgement.invalid(name, "", Fault.of(DnssecFault.BOGUS, "DNSSEC is broken: " + bogus.detail() + "."));
            case DnssecStatus.NoSuchDomain ignored ->
                Judgement.missing(
                        name,
                        details,
                        List.of(Fault.of(DnssecFault.NO_SUCH_DOMAIN, "The domain does not exist in the DNS.")));
            case DnssecStatus.Unknown unknown -> Judgement.unknown(name, LookupFault.of(unknown.failure()));
        };
    }

    private static List<Fault> faults(List<DelegationSigner> signers) {
        List<Fault> faults = new ArrayList<>();
        if (!signers.isEmpty() && signers.stream().allMatch(DelegationSigner::isWeak)) {
            faults.add(Fault.of(
                    DnssecFault.WEAK_ALGORITHM,
                    "Every DS record relies on an algorithm or a digest that is no longer recommended."));
        }
        return faults;
    }
}
