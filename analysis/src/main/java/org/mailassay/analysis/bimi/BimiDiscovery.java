package org.mailassay.analysis.bimi;

import java.util.List;
import org.mailassay.analysis.dmarc.OrganizationalDomain;
import org.mailassay.analysis.dmarc.TreeWalk;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;

/// The assertion record for mail of one domain (draft-brand-indicators-for-message-identification, section 7.2): at
/// the author domain, or else at its Organizational Domain.
public sealed interface BimiDiscovery {
    /// One record.
    record Found(DomainName domain, String selector, BimiRecord bimiRecord) implements BimiDiscovery {}

    /// More than one record at the name where the search ended.
    record Several(String name, List<String> texts) implements BimiDiscovery {
        public Several {
            texts = List.copyOf(texts);
        }
    }

    /// No record.
    record NotFound() implements BimiDiscovery {}

    /// The DNS gave no answer.
    record Unknown(DnsAnswer.Failed failure) implements BimiDiscovery {}

    /// Looks for the record.
    ///
    /// @param walk the walk that found the domain's Organizational Domain
    static BimiDiscovery of(DomainName authorDomain, String selector, TreeWalk walk, Dns dns) {
        BimiDiscovery own = at(authorDomain, selector, dns);
        if (!(own instanceof NotFound)) {
            return own;
        }
        return switch (walk.organizationalDomain()) {
            case OrganizationalDomain.Known known ->
                known.domain().equals(authorDomain) ? own : at(known.domain(), selector, dns);
            case OrganizationalDomain.Unknown unknown -> new Unknown(unknown.failure());
        };
    }

    private static BimiDiscovery at(DomainName domain, String selector, Dns dns) {
        String name = selector + "._bimi." + domain.text();
        if (!DomainName.fits(name)) {
            return new NotFound();
        }
        return switch (dns.query(name, RecordType.TXT)) {
            case DnsAnswer.Found found -> select(domain, selector, name, found);
            case DnsAnswer.NoSuchName ignored -> new NotFound();
            case DnsAnswer.NoData ignored -> new NotFound();
            case DnsAnswer.Failed failed -> new Unknown(failed);
        };
    }

    private static BimiDiscovery select(DomainName domain, String selector, String name, DnsAnswer.Found found) {
        List<String> texts = found.as(DnsRecord.Txt.class).stream()
                .map(DnsRecord.Txt::joined)
                .filter(BimiRecord::isBimi)
                .toList();
        return switch (texts.size()) {
            case 0 -> new NotFound();
            case 1 -> new Found(domain, selector, BimiRecord.parse(texts.getFirst()));
            default -> new Several(name, texts);
        };
    }
}
