package org.mailassay.appliance.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.mailassay.analysis.dns.Network;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The addresses that stand for clients that are not seen: the default gateways of this process's network, and what the
/// settings name. Counts the mails that came from one.
public final class HidingAddresses implements Predicate<InetAddress> {
    private static final Logger LOG = LoggerFactory.getLogger(HidingAddresses.class);

    /// Networks of containers are attached and taken away while they run.
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final RoutingTables tables;
    private final List<Network> named;
    private final InstantSource clock;
    private final AtomicLong mails = new AtomicLong();
    private final AtomicReference<Optional<Instant>> last = new AtomicReference<>(Optional.empty());
    private Set<InetAddress> gateways = Set.of();
    private Instant readAt = Instant.MIN;

    HidingAddresses(RoutingTables tables, List<Network> named, InstantSource clock) {
        this.tables = tables;
        this.named = List.copyOf(named);
        this.clock = clock;
    }

    /// Those of this machine.
    ///
    /// @param named more of them
    public static HidingAddresses system(List<Network> named, InstantSource clock) {
        return new HidingAddresses(RoutingTables.system(), named, clock);
    }

    /// Whether it stands for clients that are not seen. Asked once for each mail.
    @Override
    public boolean test(InetAddress peer) {
        if (gateways().contains(withoutScope(peer)) || named.stream().anyMatch(each -> each.contains(peer))) {
            mails.incrementAndGet();
            last.set(Optional.of(clock.instant()));
            return true;
        }
        return false;
    }

    /// The default gateways, as they are now.
    public synchronized Set<InetAddress> gateways() {
        Instant now = clock.instant();
        if (readAt.equals(Instant.MIN) || Duration.between(readAt, now).compareTo(FRESH) > 0) {
            gateways = read();
            readAt = now;
        }
        return gateways;
    }

    /// How many mails came from one since the start.
    public long mails() {
        return mails.get();
    }

    /// When the last of them came.
    public Optional<Instant> last() {
        return last.get();
    }

    private Set<InetAddress> read() {
        try {
            Set<InetAddress> found = new LinkedHashSet<>(DefaultGateways.ipv4(tables.ipv4(), ByteOrder.nativeOrder()));
            found.addAll(DefaultGateways.ipv6(tables.ipv6()));
            return Set.copyOf(found);
        } catch (IOException unreadable) {
            LOG.warn("The routing tables cannot be read, so the gateway is not known: {}", unreadable.getMessage());
            return gateways;
        }
    }

    /// A link-local address knows its interface, which the table says elsewhere.
    private static InetAddress withoutScope(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address's own octets are an address", impossible);
        }
    }
}
