package org.mailassay.appliance.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/// The IPv6 addresses that stand for IPv4 ones (RFC 6052, section 2.1), of the well-known prefix 64:ff9b::/96.
final class Nat64 {
    private static final byte[] PREFIX = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private Nat64() {}

    /// The IPv4 address that an address stands for; empty when it is its own.
    static Optional<InetAddress> embedded(InetAddress address) {
        byte[] octets = address.getAddress();
        if (octets.length != 16 || !Arrays.equals(octets, 0, PREFIX.length, PREFIX, 0, PREFIX.length)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByAddress(Arrays.copyOfRange(octets, PREFIX.length, octets.length)));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four octets are an address", impossible);
        }
    }
}
