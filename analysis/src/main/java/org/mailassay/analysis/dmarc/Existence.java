package org.mailassay.analysis.dmarc;

import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;

/// Whether a domain exists: any question for it is answered with something else than NXDOMAIN (RFC 9989,
/// section 3.2.13; RFC 8020).
sealed interface Existence {
    /// It does.
    record Exists() implements Existence {}

    /// It does not.
    record NotThere() implements Existence {}

    /// The DNS gave no answer.
    record Unknown(DnsAnswer.Failed failure) implements Existence {}

    /// Whether it makes a difference to the policy: only a domain below the policy domain can be non-existent, and
    /// only tag np asks for something else then.
    static boolean neededFor(PolicyDiscovery.Found found) {
        DmarcRecord dmarcRecord = found.dmarcRecord();
        return found.location() != PolicyDiscovery.Location.AUTHOR_DOMAIN
                && dmarcRecord.policyTagsValid()
                && dmarcRecord.np() instanceof PolicyTag.Given;
    }

    /// Asks for an alias, which no resolver follows: an alias that leads nowhere exists all the same.
    static Existence of(DomainName domain, Dns dns) {
        return switch (dns.query(domain.text(), RecordType.CNAME)) {
            case DnsAnswer.Found ignored -> new Exists();
            case DnsAnswer.NoData ignored -> new Exists();
            case DnsAnswer.NoSuchName ignored -> new NotThere();
            case DnsAnswer.Failed failed -> new Unknown(failed);
        };
    }
}
