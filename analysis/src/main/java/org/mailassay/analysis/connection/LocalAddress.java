package org.mailassay.analysis.connection;

import java.net.InetAddress;

/// Tells addresses that only mean something within somebody's own network. A client with one is the appliance's own
/// neighbour, a gateway or a forwarder, and not the host that a sender's mail came from.
public final class LocalAddress {
    private LocalAddress() {}

    /// Whether it is one: loopback, link-local (RFC 3927), private (RFC 1918, RFC 4193), or shared behind a provider's
    /// translation (RFC 6598).
    public static boolean is(InetAddress address) {
        byte[] octets = address.getAddress();
        boolean shared = octets.length == 4 && octets[0] == 100 && (octets[1] & 0xC0) == 0x40;
        boolean uniqueLocal = octets.length == 16 && (octets[0] & 0xFE) == 0xFC;
        return shared
                || uniqueLocal
                || address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress();
    }
}
