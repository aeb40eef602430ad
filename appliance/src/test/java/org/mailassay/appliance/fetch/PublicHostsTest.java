package org.mailassay.appliance.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.testing.Zones;
import org.mailassay.analysis.transport.PolicyFetch;

class PublicHostsTest {
    private static final String ZONES = """
            public.example: {A: 8.8.8.8, AAAA: "2001:4860:4860::8888"}
            mixed.example:
              - A: 8.8.8.8
              - A: 10.0.0.1
            mta-sts.inside.example: {A: 127.0.0.1}
            """;

    @Test
    void aPublicHostHasAllOfItsAddresses() throws UnknownHostException {
        assertThat(hosts().lookup("public.example"))
                .containsExactly(InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("2001:4860:4860::8888"));
    }

    @Test
    void oneAddressThatIsNotPublicSpoilsTheName() {
        assertThatThrownBy(() -> hosts().lookup("mixed.example"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("mixed.example has an address that is not public");
        assertThatThrownBy(() -> hosts().lookup("missing.example")).hasMessage("missing.example has no address");
    }

    @Test
    void aPolicyIsNotFetchedFromTheInside() {
        try (HttpsPolicyFetcher fetcher = new HttpsPolicyFetcher(Zones.of(ZONES), "test")) {
            assertThat(fetcher.fetch(new DomainName("inside.example")))
                    .isEqualTo(new PolicyFetch.Failed(
                            PolicyFetch.Cause.UNREACHABLE, "mta-sts.inside.example has an address that is not public"));
        }
    }

    private static PublicHosts hosts() {
        return new PublicHosts(Zones.of(ZONES), PublicAddress::is);
    }
}
