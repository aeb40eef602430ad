package org.mailassay.appliance.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.IpAddressText;
import org.xbill.DNS.ResolverConfig;

/// Addresses of resolvers as they stand in settings: `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53` or
/// `[2001:db8::53]:5353`. A name is not one: it would need the DNS.
public final class ResolverAddress {
    private static final int PORT = 53;
    private static final int LARGEST_PORT = 65535;

    private ResolverAddress() {}

    /// Reads one; empty when it is none.
    public static Optional<InetSocketAddress> parse(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            if (end < 0) {
                return Optional.empty();
            }
            String rest = text.substring(end + 1);
            Optional<InetAddress> address =
                    IpAddressText.ip6(text.substring(1, end)).map(IpAddressText::address);
            return rest.isEmpty()
                    ? at(address, "" + PORT)
                    : rest.startsWith(":") ? at(address, rest.substring(1)) : Optional.empty();
        }
        int colon = text.indexOf(':');
        if (colon >= 0 && colon == text.lastIndexOf(':')) {
            return at(IpAddressText.parse(text.substring(0, colon)), text.substring(colon + 1));
        }
        return at(IpAddressText.parse(text), "" + PORT);
    }

    private static Optional<InetSocketAddress> at(Optional<InetAddress> address, String port) {
        boolean digits = !port.isEmpty() && port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = digits ? Integer.parseInt(port) : 0;
        return number < 1 || number > LARGEST_PORT
                ? Optional.empty()
                : address.map(where -> new InetSocketAddress(where, number));
    }

    /// The resolvers of the operating system; this machine when it names none.
    static List<InetSocketAddress> ofSystem() {
        List<InetSocketAddress> servers = ResolverConfig.getCurrentConfig().servers();
        return servers.isEmpty() ? List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT)) : servers;
    }
}
