package org.mailassay.analysis.connection;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;

/// The name that a client gives in HELO or EHLO (RFC 5321, section 4.1.1.1).
sealed interface HeloName {
    /// It is not the name of a host on the Internet.
    ///
    /// @param reason a clause, `it is an address in brackets`
    record Unfit(String reason) implements HeloName {}

    /// It could be one.
    record Host(DomainName name) implements HeloName {}

    /// Looks at the form alone.
    ///
    /// @param receiver the name of the host that took the message
    static HeloName of(String given, String receiver) {
        if (given.isEmpty()) {
            return new Unfit("none was given");
        }
        if (given.startsWith("[")) {
            return new Unfit("it is an address in brackets, which is for hosts without a name");
        }
        Optional<DomainName> name = DomainName.of(given).filter(DomainName::isHostName);
        if (name.isEmpty()) {
            return new Unfit("it is not the name of a host");
        }
        String text = name.get().text();
        String last = text.substring(text.lastIndexOf('.') + 1);
        if (text.equals(DomainName.lowerCase(DomainName.withoutFinalDot(receiver)))) {
            return new Unfit("it is the receiver's own name");
        }
        if (List.of("localhost", "localdomain", "local", "lan", "internal", "home")
                .contains(last)) {
            return new Unfit("it is a name for use within one network");
        }
        if (!text.contains(".")) {
            return new Unfit("it has no domain");
        }
        return Character.isDigit(last.charAt(0)) ? new Unfit("it is an address") : new Host(name.get());
    }

    /// Whether a name leads to an address.
    sealed interface Match {
        /// The client's address is among its addresses.
        record Agrees() implements Match {}

        /// It has other addresses.
        record Differs(List<InetAddress> addresses) implements Match {
            public Differs {
                addresses = List.copyOf(addresses);
            }
        }

        /// It has none.
        record NoAddress() implements Match {}

        /// The DNS did not answer.
        record Unknown(String detail) implements Match {}
    }

    /// Looks the name up.
    static Match match(DomainName name, InetAddress client, Dns dns) {
        List<InetAddress> addresses = new ArrayList<>();
        Optional<String> failure = Optional.empty();
        for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
            switch (dns.query(name.text(), type)) {
                case DnsAnswer.Found found ->
                    found.as(DnsRecord.Address.class).forEach(each -> addresses.add(each.address()));
                case DnsAnswer.Failed failed -> failure = Optional.of(failed.detail());
                case DnsAnswer.NoSuchName _, DnsAnswer.NoData _ -> {
                    // The other type may have some.
                }
            }
        }
        if (addresses.contains(client)) {
            return new Match.Agrees();
        }
        if (failure.isPresent()) {
            return new Match.Unknown(failure.get());
        }
        return addresses.isEmpty() ? new Match.NoAddress() : new Match.Differs(addresses);
    }
}
