package org.mailassay.analysis.transport;

import java.util.Comparator;
import java.util.List;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.Security;

/// Where mail to a domain goes (RFC 5321, section 5.1).
public sealed interface MailExchangers {
    /// The domain names exchangers, in the order senders try them.
    ///
    /// @param nullMxBeside whether a null MX stands among them, which has no meaning there
    /// @param leftOut exchangers beyond the number that is looked at
    record Listed(List<MailExchanger> exchangers, boolean nullMxBeside, int leftOut) implements MailExchangers {
        public Listed {
            exchangers = List.copyOf(exchangers);
        }
    }

    /// The domain says that it takes no mail (RFC 7505).
    record NullMx(int preference) implements MailExchangers {}

    /// No exchanger is named, so the domain itself is the host (RFC 5321, section 5.1).
    record Implicit(MailExchanger exchanger) implements MailExchangers {}

    /// Neither an exchanger nor an address.
    record NoHost() implements MailExchangers {}

    /// The DNS gave no answer.
    record Unknown(DnsAnswer.Failed failure) implements MailExchangers {}

    /// More than any sender tries; each costs two queries.
    int MOST_EXCHANGERS = 20;

    /// Looks the exchangers and their addresses up.
    static MailExchangers of(DomainName domain, Dns dns) {
        return switch (dns.query(domain.text(), RecordType.MX)) {
            case DnsAnswer.Found found -> listed(found, new ExchangerLookup(dns));
            case DnsAnswer.NoSuchName ignored -> new NoHost();
            case DnsAnswer.NoData noData -> implicit(domain, noData.security(), new ExchangerLookup(dns));
            case DnsAnswer.Failed failed -> new Unknown(failed);
        };
    }

    /// The hosts that mail can go to; none for a null MX.
    default List<MailExchanger> hosts() {
        return switch (this) {
            case Listed listed -> listed.exchangers();
            case NullMx ignored -> List.of();
            case Implicit implicit -> List.of(implicit.exchanger());
            case NoHost ignored -> List.of();
            case Unknown ignored -> List.of();
        };
    }

    private static MailExchangers listed(DnsAnswer.Found found, ExchangerLookup lookup) {
        List<DnsRecord.Mx> records = found.as(DnsRecord.Mx.class);
        if (records.size() == 1 && records.getFirst().exchange().isEmpty()) {
            return new NullMx(records.getFirst().preference());
        }
        List<DnsRecord.Mx> named = records.stream()
                .filter(mx -> !mx.exchange().isEmpty())
                .sorted(Comparator.comparingInt(DnsRecord.Mx::preference).thenComparing(DnsRecord.Mx::exchange))
                .toList();
        if (named.isEmpty()) {
            return new NullMx(records.getFirst().preference());
        }
        List<DnsRecord.Mx> looked = named.subList(0, Math.min(named.size(), MOST_EXCHANGERS));
        return new Listed(
                lookup.all(looked, found.security()), named.size() < records.size(), named.size() - looked.size());
    }

    private static MailExchangers implicit(DomainName domain, Security security, ExchangerLookup lookup) {
        return switch (lookup.target(domain.text())) {
            case ExchangerTarget.NoAddress ignored -> new NoHost();
            case ExchangerTarget.Unknown unknown -> new Unknown(unknown.failure());
            case ExchangerTarget target -> new Implicit(new MailExchanger(0, domain.text(), target, security));
        };
    }
}
