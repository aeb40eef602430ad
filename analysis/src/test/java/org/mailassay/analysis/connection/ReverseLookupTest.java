package org.mailassay.analysis.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.ZoneDns;
import org.mailassay.analysis.testing.Zones;

class ReverseLookupTest {
    private static final String ZONES = """
            1.100.51.198.in-addr.arpa: {PTR: Mail.Example.com.}
            mail.example.com: {A: 198.51.100.1, AAAA: "2001:db8::1"}
            1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa: {PTR: mail.example.com}
            2.100.51.198.in-addr.arpa:
              - PTR: liar.example.com
              - PTR: gone.example.com
            liar.example.com: {A: 198.51.100.99}
            3.100.51.198.in-addr.arpa:
              - PTR: liar.example.com
              - PTR: second.example.com
            second.example.com: {A: 198.51.100.3}
            4.100.51.198.in-addr.arpa: {PTR: slow.example.com}
            slow.example.com: TIMEOUT
            5.100.51.198.in-addr.arpa: SERVFAIL
            7.100.51.198.in-addr.arpa: {PTR: mail.example.com}
            """;

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1, Confirmed[name=mail.example.com]",
        "2001:db8::1, Confirmed[name=mail.example.com]",
        "198.51.100.2, Unconfirmed[name=liar.example.com]",
        "198.51.100.3, Confirmed[name=second.example.com]",
        "198.51.100.6, None[]",
        "198.51.100.7, Unconfirmed[name=mail.example.com]",
    })
    void aNameIsBelievedWhenItLeadsBack(String address, String expected) {
        assertThat(of(address)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({"198.51.100.4", "198.51.100.5"})
    void aFailureIsNotAbsence(String address) {
        assertThat(of(address)).isInstanceOf(ReverseName.Unknown.class);
    }

    @Test
    void looksAtTenNamesOnly() {
        ZoneDns.Builder zones = ZoneDns.builder();
        IntStream.rangeClosed(1, 11).forEach(number -> {
            String name = "name" + number + ".example.com";
            zones.add("8.100.51.198.in-addr.arpa", RecordType.PTR, new DnsRecord.Ptr(name));
            String host = number == 11 ? "198.51.100.8" : "198.51.100.99";
            zones.add(name, RecordType.A, new DnsRecord.Address(InetAddress.ofLiteral(host)));
        });
        assertThat(new ReverseLookup(zones.build()).of(InetAddress.ofLiteral("198.51.100.8")))
                .isEqualTo(new ReverseName.Unconfirmed("name1.example.com"));
    }

    private static ReverseName of(String address) {
        return new ReverseLookup(Zones.of(ZONES)).of(InetAddress.ofLiteral(address));
    }
}
