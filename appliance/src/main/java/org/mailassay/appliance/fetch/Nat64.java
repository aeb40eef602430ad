package org.mailassay.appliance.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.mailassay.analysis.dns.Network;

/// The IPv6 addresses that stand for IPv4 ones (RFC 6052, section 2.1), of the well-known prefix 64:ff9b::/96.
final class Nat64 {
    private static final Network PREFIX = Network.parse("64:ff9b::/96");

    private Nat64() {}

    /// The IPv4 address that an address stands for; empty when it is its own.
    static Optional<InetAddress> embedded(InetAddress address) {
        if (!PREFIX.contains(address)) {
            return Optional.empty();
        }
        byte[] octets = address.getAddress();
        try {
            return Optional.of(InetAddress.getByAddress(
                    Arrays.copyOfRange(octets, PREFIX.prefixLength() / Byte.SIZE, octets.length)));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four octets are an address", impossible);
        }
    }
}
