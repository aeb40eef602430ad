package org.mailassay.analysis.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.ZoneFile;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.transport.PolicyFetch;
import org.mailassay.analysis.transport.PolicyFetcher;

class DomainLookingTest {
    private static final DomainName DOMAIN = new DomainName("example.com");

    private static final String ZONES = """
            example.com:
              - SECURE
              - SOA: ns.example.com hostmaster.example.com 1 2 3 4 5
              - NS: ns2.example.com
              - NS: ns1.example.com
              - TXT: site-verification=1
              - TXT: v=spf1 include:_spf.sender.example include:%{i}.sender.example redirect=end.example
              - MX: [20, mx2.example.com]
              - MX: [10, mx1.example.com]
              - CAA: 0 issue ca.example
            _spf.sender.example: [TXT: v=spf1 include:deep.sender.example ip4:192.0.2.0/24 -all]
            deep.sender.example: [TXT: v=spf1 ip4:198.51.100.0/24]
            end.example: [TXT: v=spf1 -all]
            _dmarc.example.com: [TXT: v=DMARC1; p=reject]
            s1._domainkey.example.com: [TXT: v=DKIM1; p=AAAA]
            default._bimi.example.com: [TXT: v=BIMI1; l=https://example.com/logo.svg]
            _mta-sts.example.com: [TXT: v=STSv1; id=1]
            _smtp._tls.example.com: [TXT: v=TLSRPTv1; rua=mailto:tls@example.com]
            _25._tcp.mx1.example.com: [TLSA: [3, 1, 1, aabb]]
            _25._tcp.mx2.example.com: [SERVFAIL]
            mail.example.com: [TXT: v=spf1 a -all]
            7.100.51.198.in-addr.arpa: [PTR: mail.example.com]
            """;

    @Test
    void everythingThatMailDependsOnIsRead() {
        DomainLook look = look(zones(ZONES), domain -> policy());

        assertThat(written(look))
                .containsExactlyInAnyOrder(
                        "SPF example.com = v=spf1 include:_spf.sender.example include:%{i}.sender.example"
                                + " redirect=end.example",
                        "SPF _spf.sender.example = v=spf1 include:deep.sender.example ip4:192.0.2.0/24 -all",
                        "SPF deep.sender.example = v=spf1 ip4:198.51.100.0/24",
                        "SPF end.example = v=spf1 -all",
                        "SPF mail.example.com = v=spf1 a -all",
                        "DMARC _dmarc.example.com = v=DMARC1; p=reject",
                        "DMARC _dmarc.com = -",
                        "DKIM s1._domainkey.example.com = v=DKIM1; p=AAAA",
                        "DKIM s2._domainkey.example.com = -",
                        "BIMI default._bimi.example.com = v=BIMI1; l=https://example.com/logo.svg",
                        "MX example.com = 10 mx1.example.com | 20 mx2.example.com",
                        "MTA-STS _mta-sts.example.com = v=STSv1; id=1",
                        "MTA-STS-POLICY mta-sts.example.com = version: STSv1 | mode: enforce",
                        "TLS-RPT _smtp._tls.example.com = v=TLSRPTv1; rua=mailto:tls@example.com",
                        "TLSA _25._tcp.mx1.example.com = 3 1 1 aabb",
                        "TLSA _25._tcp.mx2.example.com = !",
                        "NS example.com = ns1.example.com | ns2.example.com",
                        "CAA example.com = 0 issue \"ca.example\"",
                        "DNSSEC example.com = secure",
                        "PTR 198.51.100.7 = mail.example.com");
        assertThat(look.isComplete()).isFalse();
        assertThat(look.isBlind()).isFalse();
    }

    @Test
    void oneNameStandsForAllThatAreNotRead() {
        StringBuilder policy = new StringBuilder("example.com: [TXT: 'v=spf1");
        StringBuilder included = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            policy.append(" include:i").append(i).append(".example");
            included.append("i").append(i).append(".example: [TXT: v=spf1 -all]\n");
        }

        DomainLook look = look(zones(policy + " -all']\n" + included), PolicyFetcher.none());

        assertThat(look.observations())
                .filteredOn(observation ->
                        observation.name().kind() == SetKind.SPF && observation.answer() instanceof SetAnswer.Unknown)
                .hasSize(1);
        assertThat(look.observations())
                .filteredOn(observation -> observation.name().key().endsWith(".example"))
                .hasSize(50);
    }

    @Test
    void aDeadDnsIsNeverAnAbsence() {
        Dns dead = (name, type) -> new DnsAnswer.Failed(DnsAnswer.Cause.TIMEOUT, "nobody answered");

        DomainLook look = look(dead, PolicyFetcher.none());

        assertThat(look.isBlind()).isTrue();
        assertThat(look.observations())
                .extracting(observation -> observation.name().kind())
                .contains(SetKind.SPF, SetKind.DMARC, SetKind.MX, SetKind.TLSA, SetKind.DNSSEC, SetKind.DKIM);
    }

    @Test
    void whatIsNotReadInTimeIsNotKnown() {
        Dns zones = zones(ZONES);
        CountDownLatch never = new CountDownLatch(1);
        Dns silent = (name, type) -> {
            if (name.startsWith("_dmarc.")) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return zones.query(name, type);
        };

        DomainLook look = DomainLooking.look(
                new LookQuestion(DOMAIN, List.of(), List.of(), silent, PolicyFetcher.none(), Duration.ofMillis(500)));

        assertThat(written(look))
                .contains(
                        "DMARC _dmarc.example.com = !",
                        "MX example.com = 10 mx1.example.com | 20" + " mx2.example.com");
    }

    @Test
    void aSetIsTheSameTextInAnyOrderAndNeverEndless() {
        assertThat(CanonicalSet.of(List.of("b", "a", "b"))).isEqualTo("a\nb");
        assertThat(CanonicalSet.of(List.of("one\nline"))).isEqualTo("one\\010line");
        String first = CanonicalSet.of(List.of("x".repeat(100_000) + "1"));
        String second = CanonicalSet.of(List.of("x".repeat(100_000) + "2"));
        assertThat(first).hasSizeLessThan(10_000).isNotEqualTo(second);
    }

    private static DomainLook look(Dns dns, PolicyFetcher policies) {
        return DomainLooking.look(new LookQuestion(
                DOMAIN,
                List.of(
                        new WatchedHost("mail.example.com", Set.of(HostType.HELO)),
                        new WatchedHost("198.51.100.7", Set.of(HostType.SENDING_IP)),
                        new WatchedHost("bulk.example.com", Set.of(HostType.DKIM_DOMAIN))),
                List.of(new DkimKeyName(DOMAIN, "s1"), new DkimKeyName(DOMAIN, "s2")),
                dns,
                policies,
                Duration.ofSeconds(20)));
    }

    private static PolicyFetch policy() {
        return new PolicyFetch.Fetched(
                "text/plain",
                Octets.of("version: STSv1\r\nmode: enforce\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    private static Dns zones(String yaml) {
        return switch (ZoneFile.read(yaml)) {
            case ZoneFile.Parsed parsed -> parsed.dns();
            case ZoneFile.Malformed malformed -> throw new AssertionError(malformed);
        };
    }

    private static List<String> written(DomainLook look) {
        List<String> written = new ArrayList<>();
        for (Observation observation : look.observations()) {
            String answer = switch (observation.answer()) {
                case SetAnswer.Found(String value) -> value.replace("\n", " | ");
                case SetAnswer.Absent _ -> "-";
                case SetAnswer.Unknown _ -> "!";
            };
            written.add(
                    observation.name().kind().text() + " " + observation.name().key() + " = " + answer);
        }
        return written;
    }
}
