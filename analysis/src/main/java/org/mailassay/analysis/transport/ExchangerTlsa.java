package org.mailassay.analysis.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.Security;

/// The TLSA records of one mail exchanger, at `_25._tcp` below its name (RFC 7672, section 2.2.3).
///
/// @param exchanger the host's name
/// @param usabilities each record and whether senders can use it
/// @param security whether the records, and the MX record that named the host, were validated
/// @param failure why the records are not known; empty when they are
public record ExchangerTlsa(
        String exchanger, List<TlsaUsability> usabilities, Security security, Optional<DnsAnswer.Failed> failure) {
    private static final int MOST_RECORDS = 32;

    public ExchangerTlsa {
        usabilities = List.copyOf(usabilities);
    }

    /// Looks up the records of a host.
    public static ExchangerTlsa of(MailExchanger exchanger, Dns dns) {
        String name = "_25._tcp." + exchanger.name();
        if (!DomainName.fits(name)) {
            return new ExchangerTlsa(exchanger.name(), List.of(), exchanger.security(), Optional.empty());
        }
        DnsAnswer answer = dns.query(name, RecordType.TLSA);
        List<TlsaUsability> usabilities = new ArrayList<>(2);
        if (answer instanceof DnsAnswer.Found found) {
            found.as(DnsRecord.Tlsa.class).stream()
                    .limit(MOST_RECORDS)
                    .map(TlsaUsability::of)
                    .forEach(usabilities::add);
        }
        Optional<DnsAnswer.Failed> failure =
                answer instanceof DnsAnswer.Failed failed ? Optional.of(failed) : Optional.empty();
        return new ExchangerTlsa(
                exchanger.name(), usabilities, weaker(exchanger.security(), answer.security()), failure);
    }

    /// Whether senders that use DANE check this host's certificate (RFC 7672, section 2.2).
    public boolean isProtected() {
        return security == Security.SECURE && usabilities.stream().anyMatch(TlsaUsability::usable);
    }

    /// The chain is as strong as its weakest link: an MX record from an unsigned zone can name any host.
    private static Security weaker(Security one, Security other) {
        for (Security security : List.of(Security.BOGUS, Security.INSECURE, Security.INDETERMINATE)) {
            if (one == security || other == security) {
                return security;
            }
        }
        return Security.SECURE;
    }
}
