package org.mailassay.appliance.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import org.mailassay.api.http.Network;

/// Tells addresses of the public Internet from all others: private and local ones, those for documentation, and IPv6
/// forms that hide an IPv4 address (the IANA special-purpose address registries, RFC 6890).
public final class PublicAddress {
    private static final List<Network> SPECIAL = List.of(
            // This network, private use, shared (RFC 6598), loopback, link-local.
            block("0.0.0.0", 8),
            block("10.0.0.0", 8),
            block("100.64.0.0", 10),
            block("127.0.0.0", 8),
            block("169.254.0.0", 16),
            block("172.16.0.0", 12),
            block("192.168.0.0", 16),
            // Protocol assignments, documentation (RFC 5737), 6to4 relays, benchmarks (RFC 2544).
            block("192.0.0.0", 24),
            block("192.0.2.0", 24),
            block("192.88.99.0", 24),
            block("198.18.0.0", 15),
            block("198.51.100.0", 24),
            block("203.0.113.0", 24),
            // Multicast, reserved, broadcast.
            block("224.0.0.0", 4),
            block("240.0.0.0", 4));

    /// What is in use of the global unicast space (2000::/3) without Teredo and other assignments for protocols,
    /// documentation (RFC 3849, RFC 9637) and 6to4. The forms that map or translate IPv4 lie outside of it.
    private static final Network GLOBAL_UNICAST = block("2000::", 3);

    private static final List<Network> SPECIAL_6 =
            List.of(block("2001::", 23), block("2001:db8::", 32), block("2002::", 16), block("3fff::", 20));

    private PublicAddress() {}

    /// Whether the address is one of the public Internet.
    public static boolean is(InetAddress address) {
        byte[] octets = address.getAddress();
        if (address instanceof Inet4Address) {
            return SPECIAL.stream().noneMatch(block -> block.contains(address));
        }
        boolean isatap = octets[10] == 0x5e && octets[11] == (byte) 0xfe && (octets[8] & 0xfd) == 0 && octets[9] == 0;
        return GLOBAL_UNICAST.contains(address)
                && !isatap
                && SPECIAL_6.stream().noneMatch(block -> block.contains(address));
    }

    private static Network block(String address, int prefixLength) {
        return new Network(InetAddress.ofLiteral(address), prefixLength);
    }
}
