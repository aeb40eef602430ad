package org.mailassay.appliance.fetch;

import java.net.InetAddress;
import org.mailassay.analysis.connection.SpecialPurpose;

/// Tells addresses of the public Internet from all others: those with a special purpose, and IPv6 forms that hide an
/// IPv4 address.
public final class PublicAddress {
    private PublicAddress() {}

    /// Whether the address is one of the public Internet.
    public static boolean is(InetAddress address) {
        return SpecialPurpose.of(address).isEmpty() && !isIsatap(address.getAddress());
    }

    /// RFC 5214, section 6.1.
    private static boolean isIsatap(byte[] octets) {
        return octets.length == 16
                && (octets[8] & 0xfd) == 0
                && octets[9] == 0
                && octets[10] == 0x5e
                && octets[11] == (byte) 0xfe;
    }
}
