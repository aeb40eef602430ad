package org.mailassay.appliance.gateway;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the default gateways in routing tables.
final class DefaultGateways {
    /// RTF_UP and RTF_GATEWAY: the route is used, and leads over a gateway.
    private static final int OVER_A_GATEWAY = 0x0003;

    /// RTF_REJECT: there is no way.
    private static final int REJECTED = 0x0200;

    private DefaultGateways() {}

    static Set<InetAddress> ipv4(List<String> lines, ByteOrder order) {
        Set<InetAddress> found = new LinkedHashSet<>();
        for (String line : lines) {
            // Interface, destination, gateway, flags, three counters, mask: an address is a number of the machine's.
            String[] fields = line.strip().split("\\s+", -1);
            if (fields.length >= 8 && isZero(fields[1]) && isZero(fields[7]) && leadsOverAGateway(fields[3])) {
                address(fields[2], order == ByteOrder.LITTLE_ENDIAN).ifPresent(found::add);
            }
        }
        return found;
    }

    static Set<InetAddress> ipv6(List<String> lines) {
        Set<InetAddress> found = new LinkedHashSet<>();
        for (String line : lines) {
            // Destination, its length, source, its length, gateway, metric, two counters, flags, interface.
            String[] fields = line.strip().split("\\s+", -1);
            if (fields.length >= 10 && isZero(fields[0]) && isZero(fields[1]) && leadsOverAGateway(fields[8])) {
                address(fields[4], false).ifPresent(found::add);
            }
        }
        return found;
    }

    private static boolean isZero(String hexadecimal) {
        return hexadecimal.matches("0+");
    }

    private static boolean leadsOverAGateway(String flags) {
        if (!flags.matches("[0-9A-Fa-f]{1,8}")) {
            return false;
        }
        long bits = Long.parseLong(flags, 16);
        return (bits & OVER_A_GATEWAY) == OVER_A_GATEWAY && (bits & REJECTED) == 0;
    }

    private static Optional<InetAddress> address(String hexadecimal, boolean reversed) {
        if (isZero(hexadecimal) || !hexadecimal.matches("[0-9A-Fa-f]{8}|[0-9A-Fa-f]{32}")) {
            return Optional.empty();
        }
        byte[] octets = HexFormat.of().parseHex(hexadecimal);
        if (reversed) {
            octets = new byte[] {octets[3], octets[2], octets[1], octets[0]};
        }
        try {
            return Optional.of(InetAddress.getByAddress(octets));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four or sixteen octets are an address", impossible);
        }
    }
}
