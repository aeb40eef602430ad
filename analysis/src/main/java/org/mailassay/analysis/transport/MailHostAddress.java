package org.mailassay.analysis.transport;

import java.net.InetAddress;

/// Tells addresses of mail hosts that nobody on the Internet reaches (RFC 6890).
public final class MailHostAddress {
    private MailHostAddress() {}

    /// Whether others than its neighbours can connect to it. Addresses for documentation count as such: they are
    /// nobody's, and not by their routing.
    public static boolean isPublic(InetAddress address) {
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && !isUniqueLocal(address.getAddress());
    }

    /// fc00::/7 (RFC 4193, section 3.1).
    private static boolean isUniqueLocal(byte[] octets) {
        return octets.length == 16 && (octets[0] & 0xfe) == 0xfc;
    }
}
