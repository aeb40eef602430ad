package org.mailassay.analysis.connection;

import java.net.InetAddress;
import org.mailassay.analysis.message.Connection;

/// Tells addresses that only mean something within somebody's own network. A client with one is the appliance's own
/// neighbour, a gateway or a forwarder, and not the host that a sender's mail came from.
public final class LocalAddress {
    /// Why nothing is judged by one, as a clause.
    public static final String REASON = "the client's address is one of a private network";

    private LocalAddress() {}

    /// Whether the address that a message came from says nothing of its sender: it is one, it was not seen, or no
    /// connection brought it.
    public static boolean hides(Connection connection) {
        return switch (connection) {
            case Connection.Smtp smtp -> is(smtp.client());
            case Connection.Hidden _, Connection.Unknown _ -> true;
        };
    }

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
