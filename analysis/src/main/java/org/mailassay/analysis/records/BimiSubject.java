package org.mailassay.analysis.records;

import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.bimi.BimiDiscovery;
import org.mailassay.analysis.bimi.BimiFault;
import org.mailassay.analysis.bimi.BimiRecord;
import org.mailassay.analysis.bimi.BimiSelector;
import org.mailassay.analysis.bimi.DmarcEnforcement;
import org.mailassay.analysis.dmarc.PolicyDiscovery;
import org.mailassay.analysis.dmarc.PolicyRecords;
import org.mailassay.analysis.tags.Fault;

/// Judges a domain's BIMI assertion record under the default selector.
final class BimiSubject {
    private static final String SELECTOR = BimiSelector.DEFAULT;

    private BimiSubject() {}

    static Judgement<BimiDetails> judge(RecordsQuestion question) {
        PolicyDiscovery dmarc = PolicyDiscovery.of(question.domain(), new PolicyRecords(question.dns()));
        String name = SELECTOR + "._bimi." + question.domain().text();
        return switch (BimiDiscovery.of(question.domain(), SELECTOR, "", dmarc.walk(), question.dns())) {
            case BimiDiscovery.Found found -> found(found, dmarc);
            case BimiDiscovery.Several several ->
                Judgement.invalid(
                        several.name(),
                        String.join("\n", several.texts()),
                        Fault.of(BimiFault.SEVERAL_RECORDS, "More than one record means that none applies."));
            case BimiDiscovery.NotFound ignored -> Judgement.missing(name);
            case BimiDiscovery.Unknown unknown -> Judgement.unknown(name, LookupFault.of(unknown.failure()));
        };
    }

    private static Judgement<BimiDetails> found(BimiDiscovery.Found found, PolicyDiscovery dmarc) {
        BimiRecord bimiRecord = found.bimiRecord();
        DmarcEnforcement enforcement = DmarcEnforcement.of(dmarc);
        List<Fault> faults = new ArrayList<>(bimiRecord.faults());
        if (!bimiRecord.declined()) {
            switch (enforcement) {
                case DmarcEnforcement.Enforcing ignored -> {}
                case DmarcEnforcement.NotEnforcing not ->
                    faults.add(Fault.of(BimiFault.DMARC_NOT_ENFORCING, not.reason()));
                case DmarcEnforcement.Unknown unknown ->
                    faults.add(Fault.of(
                            BimiFault.DMARC_UNKNOWN,
                            "The DMARC policy could not be asked: "
                                    + unknown.failure().detail() + "."));
            }
        }
        BimiDetails details = new BimiDetails(
                found.domain().text(), SELECTOR, bimiRecord, enforcement instanceof DmarcEnforcement.Enforcing);
        return Judgement.found(SELECTOR + "._bimi." + found.domain().text(), bimiRecord.text(), details, faults);
    }
}
