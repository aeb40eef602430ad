package org.mailassay.appliance.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailassay.appliance.dns.DnsjavaFixture.ZONE;
import static org.mailassay.appliance.dns.DnsjavaFixture.asking;
import static org.mailassay.appliance.dns.DnsjavaFixture.records;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.dns.DnsAnswer.Cause;
import org.mailassay.analysis.dns.DnsAnswer.Failed;
import org.mailassay.analysis.dns.DnsAnswer.Found;
import org.mailassay.analysis.dns.DnsAnswer.NoData;
import org.mailassay.analysis.dns.DnsAnswer.NoSuchName;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.Security;
import org.mailassay.appliance.dns.DnsServer.Transport;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

@Timeout(30)
class DnsjavaDnsTest {
    @Test
    void reads_each_type_of_record() throws IOException {
        try (DnsServer server = DnsServer.start(MasterFile.of(ZONE));
                DnsjavaDns dns = new DnsjavaDns(asking(server))) {
            assertThat(records(dns.query("Example.", RecordType.TXT)))
                    .containsExactly(new DnsRecord.Txt(List.of("v=spf1 ", "-all")), DnsRecord.Txt.of("caf\u00e9"));
            assertThat(records(dns.query("example", RecordType.MX))).containsExactly(new DnsRecord.Mx(0, ""));
            assertThat(records(dns.query("example", RecordType.NS))).containsExactly(new DnsRecord.Ns("ns.example"));
            assertThat(records(dns.query("example", RecordType.CAA)))
                    .containsExactly(new DnsRecord.Caa(0, "issue", "ca.example"));
            assertThat(records(dns.query("example", RecordType.SOA)))
                    .containsExactly(
                            new DnsRecord.Soa("ns.example", "hostmaster.example", 1, 7200, 3600, 1209600, 600));
            assertThat(records(dns.query("mail.example", RecordType.A)))
                    .containsExactly(new DnsRecord.Address(InetAddress.ofLiteral("198.51.100.1")));
            assertThat(records(dns.query("mail.example", RecordType.AAAA)))
                    .containsExactly(new DnsRecord.Address(InetAddress.ofLiteral("2001:db8::1")));
            assertThat(records(dns.query("_25._tcp.mail.example", RecordType.TLSA)))
                    .containsExactly(new DnsRecord.Tlsa(3, 1, 1, "0a0b"));
            assertThat(records(dns.query("1.100.51.198.in-addr.arpa", RecordType.PTR)))
                    .containsExactly(new DnsRecord.Ptr("mail.example"));
            assertThat(records(dns.query("foo:bar baz.example", RecordType.A))).hasSize(1);
            assertThat(dns.query("example", RecordType.A)).isEqualTo(new NoData(Security.INDETERMINATE));
            assertThat(dns.query("nowhere.example", RecordType.A)).isEqualTo(new NoSuchName(Security.INDETERMINATE));
            assertThat(dns.query("a..example", RecordType.A))
                    .isEqualTo(new Failed(Cause.BAD_NAME, "not a domain name"));
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 3"})
    void follows_aliases_that_the_server_does_not_follow(boolean serverFollows, int queries) throws IOException {
        try (DnsServer server = DnsServer.start(new MasterFile(serverFollows, ZONE));
                DnsjavaDns dns = new DnsjavaDns(asking(server))) {
            Found found = (Found) dns.query("www.example", RecordType.A);
            assertThat(found.aliases()).containsExactly("web.example", "mail.example");
            assertThat(found.timeToLive()).isEqualTo(Duration.ofSeconds(60));
            assertThat(found.records()).hasSize(1);
            assertThat(server.received()).hasSize(queries);
        }
    }

    @Test
    void gives_up_on_a_loop_of_aliases() throws IOException {
        try (DnsServer server = DnsServer.start(new MasterFile(false, ZONE));
                DnsjavaDns dns = new DnsjavaDns(asking(server))) {
            assertThat(((Failed) dns.query("loop.example", RecordType.A)).cause())
                    .isEqualTo(Cause.SERVER_FAILURE);
        }
        DnsServer.Responder both = (query, transport) -> {
            Message response = MasterFile.empty(query);
            response.addRecord(
                    MasterFile.of("loop.example. 9 IN CNAME ring.example.")
                            .answer(query)
                            .getSection(Section.ANSWER)
                            .getFirst(),
                    Section.ANSWER);
            response.addRecord(
                    Record.fromString(new Name("ring.example."), 5, 1, 9, "loop.example.", Name.root), Section.ANSWER);
            return List.of(response.toWire());
        };
        try (DnsServer server = DnsServer.start(both);
                DnsjavaDns dns = new DnsjavaDns(asking(server))) {
            assertThat(((Failed) dns.query("loop.example", RecordType.A)).cause())
                    .isEqualTo(Cause.SERVER_FAILURE);
        }
    }

    @Test
    void asks_over_tcp_when_the_response_was_cut_off() throws IOException {
        MasterFile zone = MasterFile.of(ZONE);
        DnsServer.Responder truncating = (query, transport) -> {
            Message response = transport == Transport.TCP ? zone.answer(query) : MasterFile.empty(query);
            if (transport == Transport.UDP) {
                response.getHeader().setFlag(Flags.TC);
            }
            return List.of(response.toWire());
        };
        try (DnsServer server = DnsServer.start(truncating);
                DnsjavaDns dns = new DnsjavaDns(asking(server))) {
            assertThat(records(dns.query("example", RecordType.TXT))).hasSize(2);
            assertThat(server.received())
                    .extracting(DnsServer.Received::transport)
                    .containsExactly(Transport.UDP, Transport.TCP);
            assertThat(server.received().getFirst().query().getOPT().getPayloadSize())
                    .isEqualTo(1232);
        }
    }

    @Test
    void asks_again_when_a_packet_is_lost() throws IOException {
        MasterFile zone = MasterFile.of(ZONE);
        AtomicInteger count = new AtomicInteger();
        DnsServer.Responder losing =
                (query, transport) -> count.getAndIncrement() == 0 ? List.of() : zone.respond(query, transport);
        try (DnsServer server = DnsServer.start(losing);
                DnsjavaDns dns = new DnsjavaDns(asking(server))) {
            assertThat(records(dns.query("example", RecordType.MX))).hasSize(1);
            assertThat(server.received()).hasSize(2);
        }
    }

    @Test
    void a_silent_server_is_a_timeout_and_never_absence() throws IOException {
        try (DnsServer server = DnsServer.start((query, transport) -> List.of());
                DnsjavaDns dns = new DnsjavaDns(asking(server))) {
            assertThat(((Failed) dns.query("example", RecordType.MX)).cause()).isEqualTo(Cause.TIMEOUT);
            assertThat(server.received()).hasSize(2);
            assertThat(((Failed) dns.query("example", RecordType.MX)).cause()).isEqualTo(Cause.TIMEOUT);
            assertThat(server.received()).as("a failure is remembered shortly").hasSize(2);
        }
    }

    @Test
    void the_total_deadline_holds_over_all_tries() throws IOException {
        try (DnsServer server = DnsServer.start((query, transport) -> List.of());
                DnsjavaDns dns = new DnsjavaDns(
                        asking(server).withTimeouts(Duration.ofSeconds(10), 100, Duration.ofMillis(400)))) {
            long start = System.nanoTime();
            assertThat(((Failed) dns.query("example", RecordType.MX)).cause()).isEqualTo(Cause.TIMEOUT);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void a_server_that_is_silent_over_tcp_is_a_timeout() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        DnsServer.Responder silent = (query, transport) -> {
            Message response = MasterFile.empty(query);
            response.getHeader().setFlag(Flags.TC);
            if (transport == Transport.TCP) {
                try {
                    never.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
            return List.of(response.toWire());
        };
        try (DnsServer server = DnsServer.start(silent);
                DnsjavaDns dns = new DnsjavaDns(asking(server))) {
            assertThat(((Failed) dns.query("example", RecordType.MX)).cause()).isEqualTo(Cause.TIMEOUT);
        }
    }

    @Test
    void datagrams_that_answer_another_query_are_passed_over() throws IOException {
        MasterFile zone = MasterFile.of(ZONE);
        DnsServer.Responder spoofed = (query, transport) -> {
            byte[] right = zone.answer(query).toWire();
            byte[] otherId = right.clone();
            otherId[0] ^= 1;
            Message other = query.clone();
            other.removeAllRecords(Section.QUESTION);
            other.addRecord(Record.newRecord(new Name("forged.example."), 15, 1), Section.QUESTION);
            return List.of(otherId, zone.answer(other).toWire(), query.toWire(), new byte[3], right);
        };
        try (DnsServer server = DnsServer.start(spoofed);
                DnsjavaDns dns = new DnsjavaDns(asking(server))) {
            assertThat(records(dns.query("example", RecordType.MX))).containsExactly(new DnsRecord.Mx(0, ""));
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void garbage_is_a_failure() throws IOException {
        DnsServer.Responder garbage = (query, transport) -> {
            byte[] broken = MasterFile.of(ZONE).answer(query).toWire();
            Arrays.fill(broken, 12, broken.length, (byte) 0xFF);
            return List.of(broken);
        };
        try (DnsServer server = DnsServer.start(garbage);
                DnsjavaDns dns = new DnsjavaDns(asking(server))) {
            assertThat(((Failed) dns.query("example", RecordType.MX)).cause()).isEqualTo(Cause.OTHER);
        }
    }

    @ParameterizedTest
    @CsvSource({"2, SERVER_FAILURE", "5, REFUSED", "4, OTHER"})
    void asks_the_next_server_when_one_is_unhelpful(int rcode, Cause cause) throws IOException {
        DnsServer.Responder unhelpful = (query, transport) -> List.of(MasterFile.failure(query, rcode));
        try (DnsServer bad = DnsServer.start(unhelpful);
                DnsServer good = DnsServer.start(MasterFile.of(ZONE));
                DnsjavaDns alone = new DnsjavaDns(asking(bad));
                DnsjavaDns both = new DnsjavaDns(asking(bad, good))) {
            assertThat(((Failed) alone.query("example", RecordType.MX)).cause()).isEqualTo(cause);
            int before = bad.received().size();
            assertThat(records(both.query("example", RecordType.MX))).hasSize(1);
            assertThat(records(both.query("mail.example", RecordType.A))).hasSize(1);
            assertThat(bad.received())
                    .as("the one that answered is asked first")
                    .hasSize(before + 1);
        }
    }

    @Test
    void works_over_ipv6() throws IOException {
        try (DnsServer server = new DnsServer(InetAddress.ofLiteral("::1"), MasterFile.of(ZONE));
                DnsjavaDns dns = new DnsjavaDns(asking(server))) {
            assertThat(records(dns.query("example", RecordType.MX))).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, SECURE", "false, INSECURE"})
    void trusts_the_resolvers_bit_when_told_to(boolean bit, Security security) throws IOException {
        MasterFile zone = MasterFile.of(ZONE);
        DnsServer.Responder validating = (query, transport) -> {
            Message response = zone.answer(query);
            if (bit) {
                response.getHeader().setFlag(Flags.AD);
            }
            return List.of(response.toWire());
        };
        try (DnsServer server = DnsServer.start(validating);
                DnsjavaDns told = new DnsjavaDns(asking(server).withValidation(Validation.RESOLVER, ""));
                DnsjavaDns untold = new DnsjavaDns(asking(server))) {
            assertThat(told.query("example", RecordType.MX).security()).isEqualTo(security);
            assertThat(server.received().getFirst().query().getHeader().getFlag(Flags.AD))
                    .isTrue();
            assertThat(untold.query("example", RecordType.MX).security()).isEqualTo(Security.INDETERMINATE);
        }
    }

    @Test
    void a_validating_resolver_says_that_signatures_do_not_hold() throws IOException {
        DnsServer.Responder bogus = (query, transport) -> {
            Message response = MasterFile.empty(query);
            response.getHeader().setRcode(Rcode.SERVFAIL);
            response.addRecord(
                    new OPTRecord(
                            1232, 0, 0, 0, List.of(new ExtendedErrorCodeOption(ExtendedErrorCodeOption.DNSSEC_BOGUS))),
                    Section.ADDITIONAL);
            return List.of(response.toWire());
        };
        try (DnsServer server = DnsServer.start(bogus);
                DnsjavaDns dns = new DnsjavaDns(asking(server).withValidation(Validation.RESOLVER, ""))) {
            assertThat(dns.query("example", RecordType.MX).security()).isEqualTo(Security.BOGUS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.53, 192.0.2.53, 53",
        "192.0.2.53:5353, 192.0.2.53, 5353",
        "2001:db8::53, 2001:db8::53, 53",
        "[2001:db8::53], 2001:db8::53, 53",
        "[2001:db8::53]:5353, 2001:db8::53, 5353",
    })
    void reads_resolvers_as_settings_write_them(String text, String host, int port) {
        assertThat(ResolverAddress.parse(text)).contains(new InetSocketAddress(InetAddress.ofLiteral(host), port));
    }

    @ParameterizedTest
    @CsvSource({
        "dns.example",
        "192.0.2.53:0",
        "192.0.2.53:65536",
        "192.0.2.53:",
        "[2001:db8::53",
        "[192.0.2.1]:53",
        "[2001:db8::53]5353",
        "192.0.2.53:+53",
        "[2001:db8::53]:"
    })
    void refuses_resolvers_that_are_no_addresses(String text) {
        assertThat(ResolverAddress.parse(text)).isEmpty();
    }

    @Test
    void the_system_has_resolvers() {
        assertThat(ResolverAddress.ofSystem()).isNotEmpty();
    }
}
