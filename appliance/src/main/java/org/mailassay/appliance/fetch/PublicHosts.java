package org.mailassay.appliance.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.RecordType;

/// The HTTP client's resolver: the appliance's own DNS, and public addresses only. A name with an address that is not
/// public is refused whole: whoever publishes one means no good.
final class PublicHosts implements okhttp3.Dns {
    private final Dns dns;
    private final Predicate<InetAddress> allowed;

    PublicHosts(Dns dns, Predicate<InetAddress> allowed) {
        this.dns = dns;
        this.allowed = allowed;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = new ArrayList<>();
        for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
            if (dns.query(host, type) instanceof DnsAnswer.Found found) {
                found.as(DnsRecord.Address.class).forEach(each -> addresses.add(each.address()));
            }
        }
        if (addresses.isEmpty()) {
            throw new UnknownHostException(host + " has no address");
        }
        if (!addresses.stream().allMatch(allowed)) {
            throw new UnknownHostException(host + " has an address that is not public");
        }
        return addresses;
    }
}
