package org.mailassay.analysis.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.dns.ZoneDns;
import org.mailassay.analysis.testing.Zones;

class ReceivedSpfTest {
    private static final ZoneDns DNS = Zones.of("""
            example.com: [{TXT: 'v=spf1 ip4:192.0.2.1 ?ip6:2001:db8::1 ~ip4:192.0.2.2 -ip4:192.0.2.3'}]
            broken.example.com: [{TXT: 'v=spf1 "nonsense"'}]
            slow.example.com: TIMEOUT
            """);

    private static String field(String client, String helo, String sender) {
        SpfRequest request = SpfRequest.mailFrom(InetAddress.ofLiteral(client), helo, sender);
        return ReceivedSpf.of(new SpfEvaluation(DNS).check(request.at("mx.example.org")))
                .replace("\r\n", "\n");
    }

    @Test
    void pass() {
        assertThat(field("192.0.2.1", "mail.example.com", "user@example.com")).isEqualTo("""
                        Received-SPF: pass
                         (mx.example.org: domain of user@example.com designates 192.0.2.1 as permitted sender)
                         receiver=mx.example.org;
                         identity=mailfrom;
                         client-ip=192.0.2.1;
                         envelope-from="user@example.com";
                         helo=mail.example.com;
                         mechanism="ip4:192.0.2.1\"""");
    }

    @Test
    void each_result_has_its_mechanism_or_problem() {
        assertThat(field("192.0.2.2", "h", "u@example.com")).contains("softfail\n", "mechanism=\"~ip4:192.0.2.2\"");
        assertThat(field("192.0.2.3", "h", "u@example.com")).contains("fail\n", "mechanism=\"-ip4:192.0.2.3\"");
        assertThat(field("192.0.2.4", "h", "u@example.com")).contains("neutral\n", "mechanism=default");
        assertThat(field("2001:db8::1", "h", "u@example.com"))
                .contains("neutral\n", "mechanism=\"?ip6:2001:db8::1\"", "client-ip=\"2001:db8::1\"");
        assertThat(field("192.0.2.1", "h", "u@nowhere.example.com"))
                .contains("none\n")
                .doesNotContain("mechanism", "problem");
        assertThat(field("192.0.2.1", "h", "u@slow.example.com"))
                .contains("temperror\n", "problem=\"the TXT look-up of slow.example.com failed: no answer in time\"");
        assertThat(field("192.0.2.1", "h", "u@broken.example.com"))
                .contains("permerror\n", "problem=\"the record of broken.example.com", "\\\"nonsense\\\"");
    }

    @Test
    void helo_has_no_envelope() {
        SpfRequest request = SpfRequest.helo(InetAddress.ofLiteral("192.0.2.1"), "example.com");
        assertThat(ReceivedSpf.of(new SpfEvaluation(DNS).check(request)))
                .contains("identity=helo", "helo=example.com", "receiver=unknown")
                .doesNotContain("envelope-from");
    }

    @Test
    void nobody_writes_a_header_field_of_their_own() {
        String field = field("192.0.2.1", "a)\r\nX-Evil: 1", "\"x\r\nX-Evil: (2\"@example.com");
        assertThat(field.lines()).allMatch(line -> line.startsWith("Received-SPF: ") || line.startsWith(" "));
        assertThat(field).contains("\\(2").contains("helo=\"a)??X-Evil: 1\"");
        assertThat(field("192.0.2.1", "h".repeat(100_000), "u@example.com").lines())
                .allMatch(line -> line.length() < 998);
    }
}
