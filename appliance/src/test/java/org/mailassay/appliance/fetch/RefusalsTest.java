package org.mailassay.appliance.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.fetch.FetchAnswer;
import org.mailassay.analysis.fetch.FetchRequest;
import org.mailassay.analysis.testing.Zones;

/// Everything that the guarded client does not ask for, with the reason. It judges as in service, but has
/// no sockets: were something not refused, nothing would be sent either.
class RefusalsTest {
    private static final String ZONES = """
            loopback.example: {A: 127.0.0.1}
            mixed.example:
              - A: 93.184.215.14
              - A: 192.168.0.1
            inside6.example: {AAAA: "fd00::1"}
            behind.example: {A: 93.184.215.14, AAAA: "64:ff9b::7f00:1"}
            localhost: {A: 127.0.0.1}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # What is no URL, or another scheme.
            ''                                      | NOT_A_URL
            example.com/path                        | NOT_A_URL
            http://                                 | NOT_A_URL
            http:///                                | NOT_A_URL
            http://exa mple.com/                    | NOT_A_URL
            http://example.com:99999/               | NOT_A_URL
            http://[::1                             | NOT_A_URL
            http://[fe80::1%25eth0]/                | NOT_A_URL
            http://1.2.3.4.5/                       | NOT_A_URL
            http://256.1.1.1/                       | NOT_A_URL
            http://4294967296/                      | NOT_A_URL
            http://09.1.1.1/                        | NOT_A_URL
            ftp://example.com/                      | SCHEME
            file:///etc/passwd                      | SCHEME
            gopher://example.com/                   | SCHEME
            javascript:alert(1)                     | SCHEME
            data:text/html,hi                       | SCHEME
            jar:http://example.com/a.jar!/          | SCHEME
            # Ports and credentials.
            http://example.com:22/                  | PORT
            https://example.com:8443/               | PORT
            http://example.com:0/                   | PORT
            http://user@example.com/                | CREDENTIALS
            http://user:secret@127.0.0.1/           | CREDENTIALS
            # IPv4, in every spelling that somebody understands.
            http://127.0.0.1/                       | NOT_PUBLIC
            http://127.0.0.1./                      | NOT_PUBLIC
            http://127.1/                           | NOT_PUBLIC
            http://127.0.1/                         | NOT_PUBLIC
            http://0x7f.1/                          | NOT_PUBLIC
            http://0X7F.0x0.0x0.0x1/                | NOT_PUBLIC
            http://0177.0.0.1/                      | NOT_PUBLIC
            http://2130706433/                      | NOT_PUBLIC
            http://0x7f000001/                      | NOT_PUBLIC
            http://017700000001/                    | NOT_PUBLIC
            http://0x/                              | NOT_PUBLIC
            http://0/                               | NOT_PUBLIC
            http://①②⑦.⓪.⓪.①/                       | NOT_PUBLIC
            http://127。0。0。1/                     | NOT_PUBLIC
            http://%31%32%37.0.0.1/                 | NOT_PUBLIC
            http:127.0.0.1                          | NOT_PUBLIC
            http:\\127.0.0.1\\                        | NOT_PUBLIC
            http://10.0.0.1/                        | NOT_PUBLIC
            http://100.64.0.1/                      | NOT_PUBLIC
            http://169.254.169.254/latest/meta-data | NOT_PUBLIC
            http://172.16.0.1/                      | NOT_PUBLIC
            http://192.0.2.1/                       | NOT_PUBLIC
            http://192.168.1.1/                     | NOT_PUBLIC
            http://198.18.0.1/                      | NOT_PUBLIC
            http://224.0.0.1/                       | NOT_PUBLIC
            http://255.255.255.255/                 | NOT_PUBLIC
            # IPv6, and the forms that hide IPv4: mapped, compatible, NAT64, 6to4, Teredo, ISATAP.
            http://[::]/                            | NOT_PUBLIC
            http://[::1]/                           | NOT_PUBLIC
            http://[0:0:0:0:0:0:0:1]/               | NOT_PUBLIC
            http://[::ffff:127.0.0.1]/              | NOT_PUBLIC
            http://[::ffff:8.8.8.8]/                | NOT_PUBLIC
            http://[::ffff:808:808]/                | NOT_PUBLIC
            http://[::8.8.8.8]/                     | NOT_PUBLIC
            http://[64:ff9b::808:808]/              | NOT_PUBLIC
            http://[64:ff9b:1::a00:1]/              | NOT_PUBLIC
            http://[2002:808:808::1]/               | NOT_PUBLIC
            http://[2001:0:808:808::1]/             | NOT_PUBLIC
            http://[2a00:1450::5efe:8.8.8.8]/       | NOT_PUBLIC
            http://[2001:db8::1]/                   | NOT_PUBLIC
            http://[fc00::1]/                       | NOT_PUBLIC
            http://[fe80::1]/                       | NOT_PUBLIC
            http://[fec0::1]/                       | NOT_PUBLIC
            http://[ff02::1]/                       | NOT_PUBLIC
            # Names that lead there; one such address spoils a name.
            http://loopback.example/                | NAME_NOT_PUBLIC
            http://LOOPBACK.example./               | NAME_NOT_PUBLIC
            http://localhost/                       | NAME_NOT_PUBLIC
            https://mixed.example/                  | NAME_NOT_PUBLIC
            http://inside6.example/                 | NAME_NOT_PUBLIC
            http://behind.example/                  | NAME_NOT_PUBLIC
            """)
    void itIsNotAskedFor(String url, FetchAnswer.Reason reason) {
        try (GuardedFetcher fetcher = fetcher()) {
            assertThat(fetcher.fetch(FetchRequest.get(url, 100)))
                    .isInstanceOfSatisfying(
                            FetchAnswer.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(reason));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://missing.example/, NO_ADDRESS",
        "http://missing.invalid./, NO_ADDRESS",
    })
    void aNameWithoutAddressIsNoRefusal(String url, FetchAnswer.Cause cause) {
        try (GuardedFetcher fetcher = fetcher()) {
            assertThat(fetcher.fetch(FetchRequest.head(url)))
                    .isInstanceOfSatisfying(
                            FetchAnswer.Failed.class,
                            failed -> assertThat(failed.cause()).isEqualTo(cause));
        }
    }

    /// As a resolver for networks that have IPv6 alone answers (DNS64): 93.184.215.14 is 5db8:d70e.
    @Test
    void whatAResolverMakesUpOfAnIpv4AddressSpoilsNoName() throws UnknownHostException {
        PublicHosts hosts = new PublicHosts(
                Zones.of("site.example: {A: 93.184.215.14, AAAA: \"64:ff9b::5db8:d70e\"}"), PublicAddress::is);

        assertThat(hosts.lookup("site.example")).containsExactly(InetAddress.ofLiteral("93.184.215.14"));
    }

    private static GuardedFetcher fetcher() {
        UnaryOperator<OkHttpClient.Builder> deaf = builder -> builder.socketFactory(new PublicSockets(_ -> false));
        return new GuardedFetcher(new GuardedClient(Zones.of(ZONES), "test", PublicAddress::is, deaf));
    }
}
