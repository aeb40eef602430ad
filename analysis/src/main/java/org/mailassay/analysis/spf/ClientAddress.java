package org.mailassay.analysis.spf;

import java.net.Inet4Address;
import java.net.InetAddress;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.dns.RecordType;

/// The client's address in the forms that a check needs. Java holds an IPv4-mapped address as IPv4 already, as RFC
/// 7208,
/// section 5 wants it.
record ClientAddress(InetAddress address) {
    private static final String DIGITS = "0123456789ABCDEF";

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
        return matches(other.getAddress(), isIp4() ? prefixes.ip4() : prefixes.ip6());
    }

    boolean matches(byte[] network, int prefixLength) {
        byte[] own = address.getAddress();
        if (own.length != network.length) {
            return false;
        }
        int whole = prefixLength / 8;
        for (int i = 0; i < whole; i++) {
            if (own[i] != network[i]) {
                return false;
            }
        }
        int rest = prefixLength % 8;
        return rest == 0 || ((own[whole] ^ network[whole]) & 0xFF) >> (8 - rest) == 0;
    }
}
