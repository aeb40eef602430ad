package org.mailassay.analysis.transport;

import java.net.InetAddress;
import java.util.List;
import org.mailassay.analysis.dns.DnsAnswer;

/// What the name in an MX record leads to.
public sealed interface ExchangerTarget {
    /// A host with addresses.
    record Host(List<InetAddress> addresses) implements ExchangerTarget {
        public Host {
            addresses = List.copyOf(addresses);
        }
    }

    /// An alias (RFC 2181, section 10.3).
    ///
    /// @param name what it stands for
    record Alias(String name, List<InetAddress> addresses) implements ExchangerTarget {
        public Alias {
            addresses = List.copyOf(addresses);
        }
    }

    /// An address where a name should be.
    record Literal() implements ExchangerTarget {}

    /// Not the name of a host.
    record NotHostName() implements ExchangerTarget {}

    /// The name does not exist or has no address.
    record NoAddress() implements ExchangerTarget {}

    /// The DNS gave no answer.
    record Unknown(DnsAnswer.Failed failure) implements ExchangerTarget {}

    /// Whether a sender can connect to it.
    default List<InetAddress> reachable() {
        return switch (this) {
            case Host host -> host.addresses();
            case Alias alias -> alias.addresses();
            case Literal ignored -> List.of();
            case NotHostName ignored -> List.of();
            case NoAddress ignored -> List.of();
            case Unknown ignored -> List.of();
        };
    }
}
