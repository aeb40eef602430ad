package org.mailassay.analysis.records;

import java.util.List;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.SideBySide;
import org.mailassay.analysis.tags.Fault;

/// Judges the DKIM keys under the known selectors of a domain (RFC 6376, section 3.6.1). A domain of which no
/// selector is known is unknown, never missing.
final class DkimSubject {
    private DkimSubject() {}

    static Judgement<DkimDetails> judge(RecordsQuestion question) {
        String name = "_domainkey." + question.domain().text();
        List<String> selectors = question.dkimSelectors().stream()
                .sorted()
                .limit(RecordsQuestion.MOST_SELECTORS)
                .toList();
        if (selectors.isEmpty()) {
            return Judgement.unknown(
                    name,
                    Fault.of(
                            DkimFault.NO_SELECTOR_KNOWN,
                            "No selector of this domain is known yet; mail and reports make them known."));
        }
        List<DkimSelector> keys = SideBySide.map(selectors, selector -> lookUp(selector, name, question));
        List<Fault> faults = keys.stream().flatMap(key -> key.faults().stream()).toList();
        String records = String.join(
                "\n",
                keys.stream()
                        .map(DkimSelector::record)
                        .filter(r -> !r.isEmpty())
                        .toList());
        return Judgement.found(name, records, new DkimDetails(keys), faults);
    }

    private static DkimSelector lookUp(String selector, String base, RecordsQuestion question) {
        String name = selector + "." + base;
        if (!DomainName.fits(name)) {
            return DkimSelector.missing(selector);
        }
        return switch (question.dns().query(name, RecordType.TXT)) {
            case DnsAnswer.Found found -> DkimSelector.found(selector, found.as(DnsRecord.Txt.class));
            case DnsAnswer.NoSuchName ignored -> DkimSelector.missing(selector);
            case DnsAnswer.NoData ignored -> DkimSelector.missing(selector);
            case DnsAnswer.Failed failed -> DkimSelector.unknown(selector, failed);
        };
    }
}
