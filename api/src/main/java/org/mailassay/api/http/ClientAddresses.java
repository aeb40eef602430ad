package org.mailassay.api.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.dns.Network;

/// Finds the address of the client that a request comes from: the peer of the connection or, behind proxies that are
/// trusted, the one that they name in `X-Forwarded-For`.
public final class ClientAddresses {
    private static final int MAXIMUM_FORWARDERS = 20;

    private final List<Network> trustedProxies;

    public ClientAddresses(List<Network> trustedProxies) {
        this.trustedProxies = List.copyOf(trustedProxies);
    }

    /// Each proxy appends the address that it saw, so the list is read from its end, for as long as the one who
    /// added an entry is trusted. What a client wrote there itself is never believed.
    ///
    /// @param forwardedFor the values of the X-Forwarded-For fields in their order
    InetAddress client(InetAddress peer, List<String> forwardedFor) {
        String[] hops = String.join(",", forwardedFor).split(",", -1);
        InetAddress client = peer;
        int last = Math.max(0, hops.length - MAXIMUM_FORWARDERS);
        for (int i = hops.length - 1; i >= last && isTrusted(client); i--) {
            Optional<InetAddress> hop = IpAddressText.parse(withoutPort(hops[i].strip()));
            if (hop.isEmpty()) {
                // No list of addresses from here on: the last address that a trusted proxy gave stands.
                return client;
            }
            client = hop.get();
        }
        return client;
    }

    /// The block that shares one limit: one IPv4 address, or the /64 that one IPv6 subscriber commonly has
    /// (RFC 6177, section 2).
    static String block(InetAddress client) {
        if (!(client instanceof Inet6Address)) {
            return client.getHostAddress();
        }
        byte[] network = Arrays.copyOf(Arrays.copyOf(client.getAddress(), 8), 16);
        return IpAddressText.address(network).getHostAddress() + "/64";
    }

    /// Whether the peer is a proxy that is believed what it says of its client.
    boolean trusts(InetAddress peer) {
        return isTrusted(peer);
    }

    private boolean isTrusted(InetAddress address) {
        return trustedProxies.stream().anyMatch(network -> network.contains(address));
    }

    private static String withoutPort(String hop) {
        if (hop.startsWith("[") && hop.indexOf(']') > 0) {
            return hop.substring(1, hop.indexOf(']'));
        }
        return hop.indexOf(':') == hop.lastIndexOf(':') && hop.indexOf(':') > 0
                ? hop.substring(0, hop.indexOf(':'))
                : hop;
    }
}
