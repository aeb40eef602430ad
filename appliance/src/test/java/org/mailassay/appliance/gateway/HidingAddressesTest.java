package org.mailassay.appliance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.dns.Network;

class HidingAddressesTest {
    private static final String HEAD =
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT";

    /// As a container has it: the gateway 172.18.0.1, and its own network.
    private static final List<String> IPV4 = List.of(
            HEAD,
            "eth0\t00000000\t010012AC\t0003\t0\t0\t0\t00000000\t0\t0\t0",
            "eth0\t000012AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0",
            "eth1\t0000000A\t0100000A\t0003\t0\t0\t0\t000000FF\t0\t0\t0");

    private static final String ZERO = "0".repeat(32);
    private static final List<String> IPV6 = List.of(
            "fd000000000000000000000000000000 40 " + ZERO + " 00 " + ZERO + " 00000100 00000001 00000000 00000001 eth0",
            ZERO + " 00 " + ZERO + " 00 fd000000000000000000000000000001 00000400 00000001 00000000 00000003 eth0",
            ZERO + " 00 " + ZERO + " 00 " + ZERO + " ffffffff 00000001 00000000 00200200 lo");

    @Test
    void theDefaultGatewaysOfBothFamiliesAreFound() {
        assertThat(DefaultGateways.ipv4(IPV4, ByteOrder.LITTLE_ENDIAN)).containsExactly(address("172.18.0.1"));
        assertThat(DefaultGateways.ipv4(
                        List.of("eth0 00000000 AC120001 0003 0 0 0 00000000 0 0 0"), ByteOrder.BIG_ENDIAN))
                .containsExactly(address("172.18.0.1"));
        assertThat(DefaultGateways.ipv6(IPV6)).containsExactly(address("fd00::1"));
        assertThat(DefaultGateways.ipv4(
                        List.of(HEAD, "", "eth0 00000000 xyz 0003 0 0 0 0", "a b"), ByteOrder.BIG_ENDIAN))
                .isEmpty();
    }

    @Test
    void mailFromThemIsTold() {
        Instant now = Instant.parse("2026-04-30T12:00:00Z");
        HidingAddresses addresses =
                new HidingAddresses(tables(() -> IPV6), List.of(Network.parse("10.0.2.0/24")), () -> now);
        assertThat(addresses.last()).isEmpty();
        assertThat(addresses.test(address("172.18.0.1"))).isEqualTo(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN);
        assertThat(addresses.test(address("10.0.2.100"))).isTrue();
        assertThat(addresses.test(address("fd00::1"))).isTrue();
        assertThat(addresses.test(address("172.18.0.2"))).isFalse();
        assertThat(addresses.test(address("198.51.100.7"))).isFalse();
        assertThat(addresses.mails()).isEqualTo(3);
        assertThat(addresses.last()).contains(now);
    }

    @Test
    void aNetworkThatIsAttachedLaterIsSeen() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-04-30T12:00:00Z"));
        AtomicReference<List<String>> lines = new AtomicReference<>(List.of());
        HidingAddresses addresses = new HidingAddresses(tables(lines::get), List.of(), now::get);
        assertThat(addresses.gateways()).hasSizeLessThan(2);
        lines.set(IPV6);
        assertThat(addresses.test(address("fd00::1"))).isFalse();
        now.updateAndGet(before -> before.plusSeconds(61));
        assertThat(addresses.test(address("fd00::1"))).isTrue();
    }

    private static RoutingTables tables(Supplier<List<String>> ipv6) {
        return new RoutingTables() {
            @Override
            public List<String> ipv4() {
                return IPV4;
            }

            @Override
            public List<String> ipv6() {
                return ipv6.get();
            }
        };
    }

    private static InetAddress address(String text) {
        return InetAddress.ofLiteral(text);
    }
}
