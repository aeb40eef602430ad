package org.mailassay.analysis.spf;

import java.net.Inet4Address;
import java.net.InetAddress;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.message.Octets;

/// The client's address in the forms that a check needs. Java holds an IPv4-mapped address as IPv4 already, as
/// RFC 7208, section 5 wants it.
///
/// @param octets those of the address, which a record may be compared with many times
record ClientAddress(InetAddress address, Octets octets) {
    private static final String DIGITS = "0123456789ABCDEF";

    static ClientAddress of(InetAddress address) {
        return new ClientAddress(address, Octets.of(address.getAddress()));
    }

    boolean isIp4() {
        return address instanceof Inet4Address;
    }

    /// The type of the records that may match it.
    RecordType recordType() {
        return isIp4() ? RecordType.A : RecordType.AAAA;
    }

    /// As the macro `i` writes it: IPv6 as nibbles between dots (RFC 7208, section 7.3).
    String dotted() {
        if (isIp4()) {
            return pretty();
        }
        StringBuilder nibbles = new StringBuilder(63);
        for (byte octet : address.getAddress()) {
            if (!nibbles.isEmpty()) {
                nibbles.append('.');
            }
            nibbles.append(DIGITS.charAt((octet >> 4) & 0xF)).append('.').append(DIGITS.charAt(octet & 0xF));
        }
        return nibbles.toString();
    }

    /// As the macro `c` writes it.
    String pretty() {
        return IpAddressText.format(address);
    }

    /// The domain under which addresses of its kind are looked up backwards, as the macro `v` writes it.
    String arpa() {
        return isIp4() ? "in-addr" : "ip6";
    }

    /// The name that its PTR records stand at (RFC 1035, section 3.5; RFC 3596, section 2.5).
    String reverseName() {
        String[] parts = dotted().split("\\.", -1);
        StringBuilder name = new StringBuilder(80);
        for (int i = parts.length - 1; i >= 0; i--) {
            name.append(parts[i]).append('.');
        }
        return name.append(arpa()).append(".arpa").toString();
    }

    /// Whether an address is of the same kind and agrees in the leading bits.
    boolean matches(InetAddress other, PrefixLengths prefixes) {
        return matches(Octets.of(other.getAddress()), isIp4() ? prefixes.ip4() : prefixes.ip6());
    }

    boolean matches(Octets network, int prefixLength) {
        if (octets.length() != network.length()) {
            return false;
        }
        int whole = prefixLength / 8;
        for (int i = 0; i < whole; i++) {
            if (octets.at(i) != network.at(i)) {
                return false;
            }
        }
        int rest = prefixLength % 8;
        return rest == 0 || ((octets.at(whole) ^ network.at(whole)) & 0xFF) >> (8 - rest) == 0;
    }
}
