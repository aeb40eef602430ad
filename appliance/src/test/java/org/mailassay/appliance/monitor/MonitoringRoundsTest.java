package org.mailassay.appliance.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.testing.Zones;
import org.mailassay.analysis.transport.PolicyFetcher;
import org.mailassay.api.monitoring.LookTiming;
import org.mailassay.api.monitoring.TimelineLooks;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.TestAccounts;
import org.mailassay.store.monitoring.DomainKey;
import org.mailassay.store.monitoring.MonitoringStore;
import org.mailassay.store.monitoring.VerifiedDomains;
import org.mailassay.store.testing.TestDatabase;

class MonitoringRoundsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final int DOMAINS = 60;

    private final MonitoringStore monitoring = new MonitoringStore(DATABASE.database());

    /// Which node looked at which domain is told by who asked for its exchangers.
    @Test
    void nodesShareTheDomainsAndEachIsLookedAtOnce() {
        Account account = TestAccounts.create(DATABASE.database(), "rounds@example.com");
        for (int i = 0; i < DOMAINS; i++) {
            VerifiedDomains.verify(DATABASE, account, "d" + i + ".example");
        }
        VerifiedDomains.add(DATABASE, account, "unverified.example");
        Set<String> first = ConcurrentHashMap.newKeySet();
        Set<String> second = ConcurrentHashMap.newKeySet();

        try (MonitoringRounds _ = rounds(first);
                MonitoringRounds _ = rounds(second)) {
            await(() -> DATABASE.number("select count(*) from domain_monitoring where last_look_at is not null")
                    == DOMAINS);
        }

        assertThat(first).isNotEmpty().doesNotContainAnyElementsOf(second);
        assertThat(second).isNotEmpty();
        assertThat(first.size() + second.size()).isEqualTo(DOMAINS);
        assertThat(DATABASE.number("select count(*) from domain_monitoring where next_look_at < now() + interval '5h'"))
                .isZero();
    }

    @Test
    void whatADeadNodeHadClaimedIsDueAgainWhenTheClaimHasLapsed() {
        Account account = TestAccounts.create(DATABASE.database(), "lapsed@example.com");
        long id = VerifiedDomains.verify(DATABASE, account, "lapsed.example").id();
        Instant now = Instant.parse("2001-01-01T00:00:00Z");
        DomainKey key = new DomainKey(account.id(), id);

        assertThat(monitoring.claim(10, now, Duration.ofMinutes(10))).containsExactly(key);
        assertThat(monitoring.claim(10, now.plusSeconds(599), Duration.ofMinutes(10)))
                .isEmpty();
        assertThat(monitoring.claim(10, now.plusSeconds(600), Duration.ofMinutes(10)))
                .containsExactly(key);
        DATABASE.execute("update accounts set status = 'suspended' where id = " + account.id());
        assertThat(monitoring.claim(10, now.plusSeconds(6_000), Duration.ofMinutes(10)))
                .isEmpty();
        DATABASE.execute("delete from accounts where id = " + account.id());
    }

    /// The only place is free again each time.
    @Test
    void nothingUnexpectedEndsTheRounds() {
        Account account = TestAccounts.create(DATABASE.database(), "broken@example.com");
        long id = VerifiedDomains.verify(DATABASE, account, "broken.example").id();
        AtomicInteger failures = new AtomicInteger();
        InstantSource broken = () -> {
            if (failures.incrementAndGet() <= 3) {
                throw new IllegalStateException("out of order");
            }
            return Instant.now();
        };

        try (MonitoringRounds _ = MonitoringRounds.start(
                monitoring,
                looks(Zones.of("d.example: [A: 192.0.2.1]")),
                broken,
                new RoundLimits(1, 1_000, Duration.ofMillis(20)))) {
            await(() -> DATABASE.number("select count(*) from domain_monitoring where last_look_at is not null"
                            + " and domain_id = " + id)
                    == 1);
        }
        DATABASE.execute("delete from accounts where id = " + account.id());
    }

    private MonitoringRounds rounds(Set<String> asked) {
        Dns zones = Zones.of("d.example: [A: 192.0.2.1]");
        Dns counting = (name, type) -> {
            if (type == RecordType.MX && !asked.add(name)) {
                throw new AssertionError(name + " was looked at twice");
            }
            LockSupport.parkNanos(5_000_000);
            return zones.query(name, type);
        };
        return MonitoringRounds.start(
                monitoring, looks(counting), InstantSource.system(), new RoundLimits(4, 1_000, Duration.ofMillis(20)));
    }

    private TimelineLooks looks(Dns dns) {
        return new TimelineLooks(
                monitoring,
                dns,
                PolicyFetcher.none(),
                InstantSource.system(),
                new LookTiming(Duration.ofHours(6), () -> 0.5));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited a minute").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
