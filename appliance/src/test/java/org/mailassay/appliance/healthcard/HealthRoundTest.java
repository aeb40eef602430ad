package org.mailassay.appliance.healthcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.blocklist.BlocklistFile;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.SideBySide;
import org.mailassay.analysis.healthcard.AddressLook;
import org.mailassay.analysis.healthcard.NetworkTable;
import org.mailassay.analysis.healthcard.PortAnswer;
import org.mailassay.analysis.testing.Zones;
import org.mailassay.store.health.AddressGroup;
import org.mailassay.store.health.AddressStanding;
import org.mailassay.store.health.CardWork;
import org.mailassay.store.health.HealthCards;
import org.mailassay.store.testing.TestDatabase;

class HealthRoundTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final UUID BLOCK = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final String ZONES = """
            4.2.0.192.in-addr.arpa: [{PTR: mail.example.com}]
            mail.example.com: [{A: 192.0.2.4}]
            5.2.0.192.zen.spamhaus.org: [{A: 127.0.0.2}]
            """;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private final AtomicReference<Dns> dns = new AtomicReference<>(Zones.of(ZONES));
    private final List<InetAddress> contacted = new CopyOnWriteArrayList<>();
    private final HealthCards cards = new HealthCards(DATABASE.database());

    @BeforeEach
    void addGroups() {
        DATABASE.execute("delete from ips");
        DATABASE.execute("delete from accounts where id = 901");
        DATABASE.execute("insert into accounts (id, email) overriding system value values (901, 'one@example.com')");
        DATABASE.execute("""
                insert into ips (account_id, uuid, ip_value, input_type, first_address, last_address, ip_count,
                    verification_method, verification_scope, verified_at)
                values
                    (901, '00000000-0000-0000-0000-000000000001', '192.0.2.4/30', 'cidr', '192.0.2.4', '192.0.2.7', 4,
                        'dns', 'ptr', now()),
                    (901, '00000000-0000-0000-0000-000000000002', '192.0.2.9', 'single', '192.0.2.9', '192.0.2.9', 1,
                        'dns', 'ptr', null)""");
    }

    @Test
    void everyVerifiedAddressGetsItsCardAndNoOtherIsContacted() {
        assertThat(round(10_000).run()).isEqualTo(4);

        AddressGroup block = cards.group(901, BLOCK).orElseThrow();
        assertThat(cards.standings(block))
                .extracting(standing -> standing.address().getHostAddress() + " " + standing.overall())
                // 30 + 20 + 20 of 70, and 30 + 0 + 20.
                .containsExactly("192.0.2.5 0", "192.0.2.6 71", "192.0.2.7 71", "192.0.2.4 100");
        assertThat(cards.card(block, InetAddress.ofLiteral("192.0.2.5")).orElseThrow())
                .contains("\"overall\":0", "\"crisis\":true", "zen.spamhaus.org");
        assertThat(contacted)
                .extracting(InetAddress::getHostAddress)
                .containsExactlyInAnyOrder("192.0.2.4", "192.0.2.5", "192.0.2.6", "192.0.2.7");
    }

    @Test
    void theNextLookComesAfterTheIntervalAndNotBefore() {
        HealthRound round = round(10_000);
        round.run();
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(323)));
        assertThat(round.run()).as("a tenth before six hours").isZero();
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(74)));
        assertThat(round.run()).as("a tenth after them").isEqualTo(4);
    }

    @Test
    void whenTheDnsIsAwayTheCardStaysAndTheNextLookComesSoonThenLater() {
        HealthRound round = round(10_000);
        round.run();
        List<AddressStanding> before = cards.standings(cards.group(901, BLOCK).orElseThrow());
        dns.set((_, _) -> new DnsAnswer.Failed(DnsAnswer.Cause.TIMEOUT, "no answer in time"));
        now.updateAndGet(time -> time.plus(Duration.ofHours(7)));
        assertThat(round.run()).isZero();

        assertThat(cards.standings(cards.group(901, BLOCK).orElseThrow())).isEqualTo(before);
        assertThat(minutesToNext()).isBetween(4L, 6L);
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(6)));
        round.run();
        assertThat(minutesToNext()).isBetween(8L, 12L);
        dns.set(Zones.of(ZONES));
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(12)));
        assertThat(round.run()).isEqualTo(4);
    }

    @Test
    void questionsHaveAPauseBetweenThemHoweverManyAsk() {
        List<Long> times = new CopyOnWriteArrayList<>();
        PacedDns paced = new PacedDns(
                (_, _) -> {
                    times.add(System.nanoTime());
                    return new DnsAnswer.Failed(DnsAnswer.Cause.TIMEOUT, "");
                },
                200);
        SideBySide.map(IntStream.range(0, 60).boxed().toList(), i -> paced.query("a" + i, RecordType.A));
        long first = times.stream().mapToLong(Long::longValue).min().orElseThrow();
        long last = times.stream().mapToLong(Long::longValue).max().orElseThrow();

        // 59 pauses of 5 ms; the first question may come a little late.
        assertThat(TimeUnit.NANOSECONDS.toMillis(last - first)).isGreaterThanOrEqualTo(250);
    }

    private long minutesToNext() {
        return DATABASE.number("select cast(extract(epoch from min(next_check) - timestamptz '" + now.get()
                + "') / 60 as bigint) from health_cards");
    }

    private HealthRound round(int rate) {
        AddressLook look = new AddressLook(
                (name, type) -> dns.get().query(name, type),
                BlocklistFile.bundled().usable(Map.of()),
                false,
                address -> {
                    contacted.add(address);
                    return new PortAnswer.Greeted("220 mail.example.com");
                },
                NetworkTable.none());
        return new HealthRound(
                new CardWork(DATABASE.database()),
                look,
                List::of,
                List.of(),
                new HealthPace(Duration.ofHours(6), 2, rate),
                now::get);
    }
}
