package org.mailassay.mailets.smtp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts the connections, all together and for each client. A client is an IPv4 address or an IPv6 /64 network, as
/// one host has the whole of it.
final class ConnectionSlots {
    private final int limit;
    private final int limitPerClient;
    private final AtomicInteger taken = new AtomicInteger();
    private final ConcurrentMap<InetAddress, Integer> clients = new ConcurrentHashMap<>();

    ConnectionSlots(int limit, int limitPerClient) {
        this.limit = limit;
        this.limitPerClient = limitPerClient;
    }

    /// A place for a connection, whoever's it is.
    boolean enter() {
        if (taken.incrementAndGet() > limit) {
            taken.decrementAndGet();
            return false;
        }
        return true;
    }

    void leave() {
        taken.decrementAndGet();
    }

    /// One of the client's own places.
    boolean take(InetAddress address) {
        if (clients.merge(client(address), 1, Integer::sum) > limitPerClient) {
            giveBack(address);
            return false;
        }
        return true;
    }

    void giveBack(InetAddress address) {
        clients.computeIfPresent(client(address), (_, count) -> count == 1 ? null : count - 1);
    }

    int taken() {
        return taken.get();
    }

    private static InetAddress client(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(address.getAddress(), 8), 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Sixteen octets are an address", e);
        }
    }
}
