package org.mailassay.analysis.ownership;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.IpAddressText;

/// Addresses that nobody sends mail from across the Internet: the IANA special-purpose address registries (RFC 6890).
///
/// Those for documentation (RFC 5737, RFC 3849) are not among them. They do no harm, since nothing in the public DNS
/// leads to them and so nobody can verify one, and trials with a DNS of their own need some.
final class SpecialPurpose {
    private record Block(InetAddress address, int prefixLength, String what) {
        boolean contains(InetAddress other) {
            byte[] mine = address.getAddress();
            byte[] theirs = other.getAddress();
            if (mine.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < prefixLength; bit++) {
                int mask = 0x80 >> (bit % 8);
                if (((mine[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final String PRIVATE = "for private use";
    private static final String RESERVED = "reserved";

    private static final List<Block> BLOCKS = List.of(
            block("0.0.0.0", 8, RESERVED),
            block("10.0.0.0", 8, PRIVATE),
            block("100.64.0.0", 10, "shared behind a provider's translation (RFC 6598)"),
            block("127.0.0.0", 8, "this host's own"),
            block("169.254.0.0", 16, "link-local"),
            block("172.16.0.0", 12, PRIVATE),
            block("192.0.0.0", 24, RESERVED),
            block("192.88.99.0", 24, RESERVED),
            block("192.168.0.0", 16, PRIVATE),
            block("198.18.0.0", 15, "for benchmarks (RFC 2544)"),
            block("224.0.0.0", 4, "for multicast"),
            block("240.0.0.0", 4, RESERVED),
            block("::", 127, "this host's own"),
            block("fc00::", 7, PRIVATE),
            block("fe80::", 10, "link-local"),
            block("ff00::", 8, "for multicast"),
            // The forms that hide an IPv4 address: Teredo and its neighbours, 6to4.
            block("2001::", 23, RESERVED),
            block("2002::", 16, RESERVED));

    private static final Block GLOBAL_UNICAST = block("2000::", 3, "");

    private SpecialPurpose() {}

    /// What is wrong with the first address that is of this kind, a sentence; empty when none is.
    static Optional<String> within(AddressBlock block) {
        return block.addresses().stream()
                .flatMap(address -> of(address).stream()
                        .map(what -> "The address " + IpAddressText.format(address) + " is " + what
                                + ", so it cannot be anybody's on the Internet."))
                .findFirst();
    }

    private static Optional<String> of(InetAddress address) {
        Optional<String> listed = BLOCKS.stream()
                .filter(block -> block.contains(address))
                .map(Block::what)
                .findFirst();
        boolean unassigned = address.getAddress().length == 16 && !GLOBAL_UNICAST.contains(address);
        return listed.isEmpty() && unassigned ? Optional.of(RESERVED) : listed;
    }

    private static Block block(String address, int prefixLength, String what) {
        return new Block(InetAddress.ofLiteral(address), prefixLength, what);
    }
}
