package org.mailassay.analysis.spf;

import java.util.BitSet;
import org.mailassay.analysis.message.Octets;

/// Clients that a policy passes whatever the DNS says of hosts, told apart by the leading bits of their addresses.
///
/// @param ip4 the leading bits of IPv4 addresses
/// @param ip6 the leading bits of IPv6 addresses
/// @param cause why they are everybody, as the end of a sentence; empty when they are not
record PassedClients(BitSet ip4, BitSet ip6, String cause) {
    /// Narrower networks are left out: it takes thousands of them to hold every address.
    private static final int BITS = 12;

    private static final int BLOCKS = 1 << BITS;

    /// As many as a network with a prefix of 8 bits has.
    private static final int MANY = BLOCKS >> 8;

    static PassedClients none() {
        return new PassedClients(new BitSet(), new BitSet(), "");
    }

    static PassedClients everybody(String cause) {
        BitSet all = new BitSet(BLOCKS);
        all.set(0, BLOCKS);
        return new PassedClients(all, all, cause);
    }

    static PassedClients ip4(Octets network, int prefixLength) {
        return new PassedClients(blocks(network, prefixLength), new BitSet(), "");
    }

    static PassedClients ip6(Octets network, int prefixLength) {
        return new PassedClients(new BitSet(), blocks(network, prefixLength), "");
    }

    private static BitSet blocks(Octets network, int prefixLength) {
        BitSet blocks = new BitSet();
        if (prefixLength <= BITS) {
            int size = 1 << (BITS - prefixLength);
            int leading = (((network.at(0) & 0xFF) << 8) | (network.at(1) & 0xFF)) >> (16 - BITS);
            int first = leading / size * size;
            blocks.set(first, first + size);
        }
        return blocks;
    }

    /// These and the others.
    PassedClients and(PassedClients others) {
        return new PassedClients(union(ip4, others.ip4), union(ip6, others.ip6), cause);
    }

    private static BitSet union(BitSet these, BitSet others) {
        BitSet both = new BitSet();
        both.or(these);
        both.or(others);
        return both;
    }

    PassedClients because(String otherCause) {
        return new PassedClients(ip4, ip6, otherCause);
    }

    /// Whether every IPv4 address is among them, or every IPv6 address.
    boolean areEverybody() {
        return Math.max(ip4.cardinality(), ip6.cardinality()) == BLOCKS;
    }

    boolean areMany() {
        return Math.max(ip4.cardinality(), ip6.cardinality()) >= MANY;
    }
}
