package org.mailassay.analysis.connection;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// What an address is for that is nobody's on the public Internet: the IANA special-purpose address registries
/// (RFC 6890).
///
/// @param what an address of it is, the end of a sentence: `link-local`
/// @param documentation whether it is only written about (RFC 5737, RFC 3849, RFC 9637)
public record SpecialPurpose(String what, boolean documentation) {
    private static final SpecialPurpose PRIVATE = new SpecialPurpose("for private use", false);
    private static final SpecialPurpose RESERVED = new SpecialPurpose("reserved", false);
    private static final SpecialPurpose OWN = new SpecialPurpose("this host's own", false);
    private static final SpecialPurpose LINK_LOCAL = new SpecialPurpose("link-local", false);
    private static final SpecialPurpose MULTICAST = new SpecialPurpose("for multicast", false);
    private static final SpecialPurpose DOCUMENTATION = new SpecialPurpose("for documentation", true);

    private static final List<Block> BLOCKS = List.of(
            block("0.0.0.0", 8, RESERVED),
            block("10.0.0.0", 8, PRIVATE),
            block("100.64.0.0", 10, new SpecialPurpose("shared behind a provider's translation (RFC 6598)", false)),
            block("127.0.0.0", 8, OWN),
            block("169.254.0.0", 16, LINK_LOCAL),
            block("172.16.0.0", 12, PRIVATE),
            block("192.0.0.0", 24, RESERVED),
            block("192.0.2.0", 24, DOCUMENTATION),
            block("192.88.99.0", 24, RESERVED),
            block("192.168.0.0", 16, PRIVATE),
            block("198.18.0.0", 15, new SpecialPurpose("for benchmarks (RFC 2544)", false)),
            block("198.51.100.0", 24, DOCUMENTATION),
            block("203.0.113.0", 24, DOCUMENTATION),
            block("224.0.0.0", 4, MULTICAST),
            block("240.0.0.0", 4, RESERVED),
            block("::", 127, OWN),
            block("fc00::", 7, PRIVATE),
            block("fe80::", 10, LINK_LOCAL),
            block("ff00::", 8, MULTICAST),
            // Teredo and other assignments for protocols; 6to4, which hides an IPv4 address.
            block("2001::", 23, RESERVED),
            block("2001:db8::", 32, DOCUMENTATION),
            block("2002::", 16, RESERVED),
            block("3fff::", 20, DOCUMENTATION));

    /// What is in use of IPv6. The forms that map or translate IPv4 lie outside of it.
    private static final Block GLOBAL_UNICAST = block("2000::", 3, RESERVED);

    /// What the address is for; empty when it is one of the public Internet.
    public static Optional<SpecialPurpose> of(InetAddress address) {
        Optional<SpecialPurpose> listed = BLOCKS.stream()
                .filter(block -> block.contains(address))
                .map(Block::purpose)
                .findFirst();
        boolean unassigned = address.getAddress().length == 16 && !GLOBAL_UNICAST.contains(address);
        return listed.isEmpty() && unassigned ? Optional.of(RESERVED) : listed;
    }

    private static Block block(String address, int prefixLength, SpecialPurpose purpose) {
        return new Block(InetAddress.ofLiteral(address), prefixLength, purpose);
    }

    /// Addresses that begin alike.
    private record Block(InetAddress first, int prefixLength, SpecialPurpose purpose) {
        boolean contains(InetAddress address) {
            byte[] start = first.getAddress();
            byte[] octets = address.getAddress();
            if (octets.length != start.length) {
                return false;
            }
            int whole = prefixLength / 8;
            int rest = 0xFF00 >> (prefixLength % 8) & 0xFF;
            for (int i = 0; i < whole; i++) {
                if (octets[i] != start[i]) {
                    return false;
                }
            }
            return rest == 0 || ((octets[whole] ^ start[whole]) & rest) == 0;
        }
    }
}
