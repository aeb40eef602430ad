package org.mailassay.analysis.bimi;

import java.util.List;
import java.util.Optional;
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
    /// @param localPart of the author's address, which may choose a selector; empty when no message is at hand
    /// @param walk the walk that found the domain's Organizational Domain
    static BimiDiscovery of(DomainName authorDomain, String selector, String localPart, TreeWalk walk, Dns dns) {
        BimiDiscovery own = withLocalPart(at(authorDomain, selector, dns), localPart, dns);
        if (!(own instanceof NotFound)) {
            return own;
        }
        return switch (walk.organizationalDomain()) {
            case OrganizationalDomain.Known known ->
                known.domain().equals(authorDomain)
                        ? own
                        : withLocalPart(at(known.domain(), selector, dns), localPart, dns);
            case OrganizationalDomain.Unknown unknown -> new Unknown(unknown.failure());
        };
    }

    /// Section 7.2, steps 5 and 8: a record with `lps=true` gives way to the one that the local part chooses.
    private static BimiDiscovery withLocalPart(BimiDiscovery first, String localPart, Dns dns) {
        if (!(first instanceof Found found) || !found.bimiRecord().localPartSelector()) {
            return first;
        }
        Optional<String> selector = BimiSelector.ofLocalPart(localPart).filter(s -> !s.equals(found.selector()));
        if (selector.isEmpty()) {
            return first;
        }
        return switch (at(found.domain(), selector.get(), dns)) {
            case Found better -> better;
            case Several ignored -> first;
            case NotFound ignored -> first;
            case Unknown unknown -> unknown;
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
