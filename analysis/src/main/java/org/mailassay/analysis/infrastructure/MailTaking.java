package org.mailassay.analysis.infrastructure;

import java.net.InetAddress;
import java.util.List;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.transport.ExchangerTarget;
import org.mailassay.analysis.transport.MailExchanger;
import org.mailassay.analysis.transport.MailExchangers;
import org.mailassay.analysis.transport.MailHostAddress;

/// Whether mail to a domain can arrive (RFC 5321, section 5.1).
sealed interface MailTaking {
    /// Some host takes it.
    record Takes() implements MailTaking {}

    /// It cannot.
    ///
    /// @param reason a clause that the domain's name stands in front of
    record TakesNone(String reason) implements MailTaking {}

    /// The DNS did not answer.
    record Unknown(String detail) implements MailTaking {}

    static MailTaking of(DomainName domain, Dns dns) {
        return switch (MailExchangers.of(domain, dns)) {
            case MailExchangers.NullMx _ -> new TakesNone("says by a null MX that it takes no mail");
            case MailExchangers.NoHost _ -> new TakesNone("has neither an MX record nor an address");
            case MailExchangers.Unknown unknown -> new Unknown(unknown.failure().detail());
            case MailExchangers.Implicit(MailExchanger itself) -> listed(List.of(itself));
            case MailExchangers.Listed listed -> listed(listed.exchangers());
        };
    }

    private static MailTaking listed(List<MailExchanger> exchangers) {
        List<InetAddress> addresses = exchangers.stream()
                .flatMap(host -> host.target().reachable().stream())
                .toList();
        if (addresses.stream().anyMatch(MailHostAddress::isPublic)) {
            return new Takes();
        }
        return exchangers.stream()
                .map(MailExchanger::target)
                .filter(ExchangerTarget.Unknown.class::isInstance)
                .map(ExchangerTarget.Unknown.class::cast)
                .findFirst()
                .<MailTaking>map(unknown -> new Unknown(unknown.failure().detail()))
                .orElseGet(() -> new TakesNone(
                        addresses.isEmpty()
                                ? "names mail hosts of which none has an address"
                                : "names mail hosts of which none can be reached from the Internet"));
    }
}
