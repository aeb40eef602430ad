package org.mailassay.mailets.outgoing;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.mailets.outgoing.Ending.Verdict;

/// The way to a relay. The operator named it, so it may be at any address.
record RelayRoute(Dns dns) {
    Route find(Relay relay) {
        Optional<InetAddress> address = relay.host().equals("localhost")
                ? Optional.of(InetAddress.getLoopbackAddress())
                : IpAddressText.parse(relay.host());
        if (address.isPresent()) {
            return hosts(relay, List.of(address.get()));
        }
        List<InetAddress> addresses = new ArrayList<>();
        Optional<DnsAnswer.Failed> failure = Optional.empty();
        for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
            switch (dns.query(relay.host(), type)) {
                case DnsAnswer.Found found ->
                    found.as(DnsRecord.Address.class).forEach(each -> addresses.add(each.address()));
                case DnsAnswer.Failed failed -> failure = Optional.of(failed);
                case DnsAnswer.NoSuchName _, DnsAnswer.NoData _ -> {
                    // No address of this kind.
                }
            }
        }
        // A relay without an address is the operator's to mend; no mail is lost meanwhile.
        return addresses.isEmpty()
                ? new Route.Nowhere(Ending.of(
                        Verdict.DEFERRED,
                        Stage.DNS,
                        "4.4.3",
                        "the relay has no address"
                                + failure.map(each -> ": " + each.detail()).orElse("")))
                : hosts(relay, addresses);
    }

    private static Route hosts(Relay relay, List<InetAddress> addresses) {
        TlsDemand demand = switch (relay.tls()) {
            case VERIFIED -> new TlsDemand.Verified("relay");
            case ENCRYPTED -> new TlsDemand.Encrypted("relay");
            case OPPORTUNISTIC -> new TlsDemand.Opportunistic();
        };
        return new Route.Hosts(
                addresses.stream()
                        .map(address -> new Target(relay.host(), address, relay.port(), demand, relay.isImplicitTls()))
                        .toList(),
                List.of());
    }
}
