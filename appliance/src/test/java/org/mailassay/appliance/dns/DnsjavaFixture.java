package org.mailassay.appliance.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsAnswer.Found;
import org.mailassay.analysis.dns.DnsRecord;

/// The zone, the clock and the settings of the tests of the adapter.
final class DnsjavaFixture {
    static final String ZONE = """
            example. 3600 IN SOA ns.example. hostmaster.example. 1 7200 3600 1209600 600
            example. 300 IN TXT "v=spf1 " "-all"
            example. 300 IN TXT "caf\\233"
            example. 300 IN MX 0 .
            example. 300 IN NS NS.example.
            example. 300 IN CAA 0 issue "ca.example"
            mail.example. 300 IN A 198.51.100.1
            mail.example. 300 IN AAAA 2001:db8::1
            _25._tcp.mail.example. 300 IN TLSA 3 1 1 0A0B
            1.100.51.198.in-addr.arpa. 300 IN PTR Mail.Example.
            www.example. 60 IN CNAME web.example.
            web.example. 300 IN CNAME mail.example.
            loop.example. 300 IN CNAME ring.example.
            ring.example. 300 IN CNAME loop.example.
            foo:bar\\032baz.example. 300 IN A 198.51.100.2
            """;

    /// A clock that goes when it is told.
    static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    static DnsSettings asking(DnsServer... servers) {
        List<InetSocketAddress> addresses =
                Arrays.stream(servers).map(DnsServer::address).toList();
        return DnsSettings.of(addresses).withTimeouts(Duration.ofMillis(300), 2, Duration.ofSeconds(3));
    }

    static List<DnsRecord> records(DnsAnswer answer) {
        assertThat(answer).isInstanceOf(Found.class);
        return ((Found) answer).records();
    }

    private DnsjavaFixture() {}
}
