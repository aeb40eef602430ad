package org.mailassay.analysis.connection;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;

/// Finds the name of an address and whether it leads back (RFC 8601, section 3).
public final class ReverseLookup {
    /// As many names as SPF looks at (RFC 7208, section 4.6.4): an address may have thousands.
    private static final int MOST_NAMES = 10;

    private final Dns dns;

    public ReverseLookup(Dns dns) {
        this.dns = dns;
    }

    /// Looks an address up.
    public ReverseName of(InetAddress address) {
        return switch (dns.query(questionName(address), RecordType.PTR)) {
            case DnsAnswer.Found found -> confirm(address, names(found));
            case DnsAnswer.NoSuchName _, DnsAnswer.NoData _ -> new ReverseName.None();
            case DnsAnswer.Failed(DnsAnswer.Cause _, String detail) -> new ReverseName.Unknown(detail);
        };
    }

    /// The name that an address' PTR records stand at (RFC 1035, section 3.5; RFC 3596, section 2.5).
    public static String questionName(InetAddress address) {
        return reversed(address) + (address instanceof Inet4Address ? ".in-addr.arpa" : ".ip6.arpa");
    }

    /// The octets of an IPv4 address, or the nibbles of an IPv6 address, from the last to the first, with dots between.
    public static String reversed(InetAddress address) {
        byte[] octets = address.getAddress();
        StringBuilder name = new StringBuilder(80);
        for (int i = octets.length - 1; i >= 0; i--) {
            int octet = octets[i] & 0xFF;
            if (address instanceof Inet4Address) {
                name.append(octet).append('.');
            } else {
                name.append(Character.forDigit(octet & 0xF, 16)).append('.');
                name.append(Character.forDigit(octet >> 4, 16)).append('.');
            }
        }
        return name.substring(0, name.length() - 1);
    }

    private static List<String> names(DnsAnswer.Found found) {
        return found.as(DnsRecord.Ptr.class).stream()
                .map(pointer -> DomainName.lowerCase(pointer.name()))
                .limit(MOST_NAMES)
                .toList();
    }

    /// One name that leads back is enough. When none does but the DNS failed for one, nothing is known.
    private ReverseName confirm(InetAddress address, List<String> names) {
        RecordType type = address instanceof Inet4Address ? RecordType.A : RecordType.AAAA;
        Optional<ReverseName> unknown = Optional.empty();
        for (String name : names) {
            switch (dns.query(name, type)) {
                case DnsAnswer.Found found -> {
                    if (found.as(DnsRecord.Address.class).stream()
                            .anyMatch(host -> host.address().equals(address))) {
                        return new ReverseName.Confirmed(name);
                    }
                }
                case DnsAnswer.Failed(DnsAnswer.Cause cause, String detail) -> {
                    if (cause != DnsAnswer.Cause.BAD_NAME) {
                        unknown = Optional.of(new ReverseName.Unknown(detail));
                    }
                }
                case DnsAnswer.NoSuchName _, DnsAnswer.NoData _ -> {
                    // Another name may lead back.
                }
            }
        }
        return unknown.orElseGet(
                () -> names.isEmpty() ? new ReverseName.None() : new ReverseName.Unconfirmed(names.getFirst()));
    }
}
