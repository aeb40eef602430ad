package org.mailassay.analysis.dns;

import java.net.InetAddress;

/// A block of addresses (RFC 4632, section 3.1), `10.0.0.0/8` or `2001:db8::/32`.
public record Network(InetAddress address, int prefixLength) {
    public Network {
        if (prefixLength < 0 || prefixLength > address.getAddress().length * 8) {
            throw new IllegalArgumentException("no prefix length of this address: " + prefixLength);
        }
    }

    /// Reads an address with an optional prefix length; throws IllegalArgumentException for anything else.
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = IpAddressText.parse(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException("no address: " + text));
        int length = slash < 0 ? address.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1));
        return new Network(address, length);
    }

    /// Whether the address stands within the block.
    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefixLength; bit += 8) {
            int mask = prefixLength - bit >= 8 ? 0xff : (0xff00 >> (prefixLength - bit)) & 0xff;
            if (((mine[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
