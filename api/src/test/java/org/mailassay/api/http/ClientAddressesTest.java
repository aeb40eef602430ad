package org.mailassay.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.dns.Network;

class ClientAddressesTest {
    private final ClientAddresses addresses =
            new ClientAddresses(List.of(Network.parse("10.0.0.0/8"), Network.parse("2001:db8:ffff::/48")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1     | 198.51.100.1                      | 198.51.100.1",
                "10.0.0.1     | 198.51.100.1:4711                 | 198.51.100.1",
                "10.0.0.1     | [2001:db8::1]:4711                | 2001:db8::1",
                "10.0.0.1     | 203.0.113.1, 198.51.100.1         | 198.51.100.1",
                "10.0.0.1     | 198.51.100.1, 10.2.3.4            | 198.51.100.1",
                "2001:db8:ffff::7 | 198.51.100.1, 10.2.3.4        | 198.51.100.1",
                "10.0.0.1     | 198.51.100.1, unknown             | 10.0.0.1",
                "10.0.0.1     | ''                                | 10.0.0.1",
                "10.0.0.1     | 10.0.0.2                          | 10.0.0.2",
                "198.51.100.9 | 203.0.113.1                       | 198.51.100.9",
            })
    void theLastAddressThatATrustedProxyGaveCounts(String peer, String forwardedFor, String client) {
        assertThat(addresses.client(InetAddress.ofLiteral(peer), List.of(forwardedFor)))
                .isEqualTo(InetAddress.ofLiteral(client));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.128/25, 192.0.2.129, true",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "0.0.0.0/0, 192.0.2.1, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
    })
    void aNetworkHasItsAddresses(String network, String address, boolean contained) {
        assertThat(Network.parse(network).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0", "::/129", "example.com/8"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
