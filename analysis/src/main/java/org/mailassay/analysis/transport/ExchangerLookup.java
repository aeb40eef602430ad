package org.mailassay.analysis.transport;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.Security;
import org.mailassay.analysis.dns.SideBySide;

/// Looks up what the names in MX records lead to.
final class ExchangerLookup {
    private static final List<RecordType> ADDRESS_TYPES = List.of(RecordType.A, RecordType.AAAA);

    private final Dns dns;

    ExchangerLookup(Dns dns) {
        this.dns = dns;
    }

    List<MailExchanger> all(List<DnsRecord.Mx> records, Security security) {
        return SideBySide.map(
                records, mx -> new MailExchanger(mx.preference(), mx.exchange(), target(mx.exchange()), security));
    }

    ExchangerTarget target(String name) {
        if (looksLikeAddress(name)) {
            return new ExchangerTarget.Literal();
        }
        Optional<DomainName> host = DomainName.of(name);
        if (host.isEmpty() || !host.get().isHostName()) {
            return new ExchangerTarget.NotHostName();
        }
        List<DnsAnswer> answers = SideBySide.map(ADDRESS_TYPES, type -> dns.query(name, type));
        List<InetAddress> addresses = new ArrayList<>();
        Optional<String> alias = Optional.empty();
        for (DnsAnswer answer : answers) {
            if (answer instanceof DnsAnswer.Found found) {
                found.as(DnsRecord.Address.class).forEach(address -> addresses.add(address.address()));
                alias = found.aliases().isEmpty()
                        ? alias
                        : Optional.of(found.aliases().getFirst());
            }
        }
        if (alias.isPresent()) {
            return new ExchangerTarget.Alias(alias.get(), addresses);
        }
        return addresses.isEmpty() ? withoutAddress(answers) : new ExchangerTarget.Host(addresses);
    }

    /// Absence is certain only when both questions were answered.
    private static ExchangerTarget withoutAddress(List<DnsAnswer> answers) {
        for (DnsAnswer answer : answers) {
            if (answer instanceof DnsAnswer.Failed failed) {
                return new ExchangerTarget.Unknown(failed);
            }
        }
        return new ExchangerTarget.NoAddress();
    }

    private static boolean looksLikeAddress(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == ':');
    }
}
