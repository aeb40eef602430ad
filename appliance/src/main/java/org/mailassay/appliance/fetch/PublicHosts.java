package org.mailassay.appliance.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Predicate;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.appliance.fetch.HostRefusedException.Reason;

/// The HTTP client's resolver: the appliance's own DNS, and public addresses only. A name with an address that is not
/// public is refused whole: whoever publishes one means no good. What a resolver makes up of a name's IPv4 address for
/// clients that have IPv6 alone (DNS64, RFC 6147) is left out instead: nobody published it.
final class PublicHosts implements okhttp3.Dns {
    private final Dns dns;
    private final Predicate<InetAddress> allowed;

    PublicHosts(Dns dns, Predicate<InetAddress> allowed) {
        this.dns = dns;
        this.allowed = allowed;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        SequencedSet<InetAddress> addresses = new LinkedHashSet<>();
        List<DnsAnswer.Failed> failures = new ArrayList<>();
        for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
            switch (dns.query(host, type)) {
                case DnsAnswer.Found found ->
                    found.as(DnsRecord.Address.class).forEach(each -> addresses.add(each.address()));
                case DnsAnswer.Failed failed -> failures.add(failed);
                case DnsAnswer.NoSuchName _, DnsAnswer.NoData _ -> {
                    // No address of this kind.
                }
            }
        }
        List<InetAddress> translated = addresses.stream()
                .filter(address ->
                        Nat64.embedded(address).filter(addresses::contains).isPresent())
                .toList();
        addresses.removeAll(translated);
        if (addresses.isEmpty() && !failures.isEmpty()) {
            throw new HostRefusedException(
                    Reason.DNS,
                    host + " could not be looked up: " + failures.getFirst().detail());
        }
        if (addresses.isEmpty()) {
            throw new HostRefusedException(Reason.NO_ADDRESS, host + " has no address");
        }
        if (!addresses.stream().allMatch(allowed)) {
            throw new HostRefusedException(Reason.NOT_PUBLIC, host + " has an address that is not public");
        }
        return List.copyOf(addresses);
    }
}
