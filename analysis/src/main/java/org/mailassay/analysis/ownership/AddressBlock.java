package org.mailassay.analysis.ownership;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.IntStream;
import org.mailassay.analysis.dns.IpAddressText;

/// Addresses that follow one another, at most [#MOST] of them.
///
/// @param prefixLength of a block; 0 for the other forms
public record AddressBlock(AddressForm form, InetAddress first, int count, int prefixLength) {
    public static final int MOST = 256;

    public AddressBlock {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("a block has 1 to " + MOST + " addresses: " + count);
        }
    }

    public InetAddress last() {
        return at(count - 1);
    }

    /// Every address, in order.
    public List<InetAddress> addresses() {
        return IntStream.range(0, count).mapToObj(this::at).toList();
    }

    /// The canonical text: shortest forms of addresses (RFC 5952, section 4), a block by its first address.
    public String text() {
        String start = IpAddressText.format(first);
        return switch (form) {
            case SINGLE -> start;
            case CIDR -> start + "/" + prefixLength;
            case RANGE -> start + "-" + IpAddressText.format(last());
        };
    }

    private InetAddress at(int place) {
        return plus(first, place);
    }

    /// The address that many places further on. Nothing here is so near to the end of its family that it overflows.
    private static InetAddress plus(InetAddress address, int places) {
        byte[] octets = address.getAddress();
        int carry = places;
        for (int i = octets.length - 1; i >= 0 && carry > 0; i--) {
            carry += octets[i] & 0xFF;
            octets[i] = (byte) carry;
            carry >>= 8;
        }
        return IpAddressText.address(octets);
    }

    /// How many places the second address stands behind the first one, of the same family.
    static BigInteger distance(InetAddress from, InetAddress to) {
        return new BigInteger(1, to.getAddress()).subtract(new BigInteger(1, from.getAddress()));
    }
}
