package org.mailassay.api.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.testing.Zones;
import org.mailassay.analysis.timeline.OpenSet;
import org.mailassay.analysis.timeline.SetKind;
import org.mailassay.analysis.timeline.SetName;
import org.mailassay.analysis.timeline.TimelineChange;
import org.mailassay.analysis.transport.PolicyFetcher;
import org.mailassay.api.testing.TestClock;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.TestAccounts;
import org.mailassay.store.domain.Domain;
import org.mailassay.store.monitoring.DomainKey;
import org.mailassay.store.monitoring.MonitoringStore;
import org.mailassay.store.monitoring.TimelineRow;
import org.mailassay.store.monitoring.VerifiedDomains;
import org.mailassay.store.testing.TestDatabase;

/// A domain over a day and a half in which its records change, go, cannot be asked for, and come back.
class TimelineLooksTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Instant START = Instant.parse("2026-04-05T06:00:00Z");
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final String BEFORE = """
            example.com:
              - SOA: ns.example.com hostmaster.example.com 1 2 3 4 5
              - NS: ns.example.com
              - TXT: v=spf1 include:_spf.sender.example -all
              - MX: [10, mx1.example.com]
              - MX: [20, mx2.example.com]
            _spf.sender.example: [TXT: v=spf1 ip4:192.0.2.0/24 -all]
            _dmarc.example.com: [TXT: v=DMARC1; p=none]
            """;

    /// The exchangers come in another order.
    private static final String CHANGED = """
            example.com:
              - SOA: ns.example.com hostmaster.example.com 1 2 3 4 5
              - NS: ns.example.com
              - TXT: v=spf1 include:_spf.sender.example -all
              - MX: [20, mx2.example.com]
              - MX: [10, mx1.example.com]
            _spf.sender.example: [TXT: v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.0/24 -all]
            _dmarc.example.com: [TXT: v=DMARC1; p=reject]
            """;

    private static final String REMOVED = CHANGED.replace("_dmarc.example.com: [TXT: v=DMARC1; p=reject]\n", "");
    private static final String BROKEN = """
            example.com: [SERVFAIL]
            _spf.sender.example: [TIMEOUT]
            _dmarc.example.com: [SERVFAIL]
            _mta-sts.example.com: [SERVFAIL]
            """;

    private final TestClock clock = new TestClock(START);
    private final AtomicReference<Dns> dns = new AtomicReference<>(Zones.of(BEFORE));
    private final MonitoringStore monitoring = new MonitoringStore(DATABASE.database());

    @Test
    void theTimelineShowsWhatChangedAndNothingElse() {
        Account account = TestAccounts.create(DATABASE.database(), "stages@example.com");
        Domain domain = VerifiedDomains.verify(DATABASE, account, "example.com");
        DomainKey key = new DomainKey(account.id(), domain.id());
        TimelineLooks looks = looks();

        assertThat(monitoring.find(account.id(), domain.id()).orElseThrow().building())
                .isTrue();
        look(looks, key, Duration.ZERO);
        assertThat(monitoring.find(account.id(), domain.id()).orElseThrow().building())
                .isFalse();
        look(looks, key, Duration.ofHours(6));

        dns.set(Zones.of(CHANGED));
        look(looks, key, Duration.ofHours(6));

        dns.set(Zones.of(REMOVED));
        look(looks, key, Duration.ofHours(6));
        assertThat(rows(key)).as("absent once is not removed").contains("DMARC v=DMARC1; p=reject 12 -");
        look(looks, key, Duration.ofMinutes(75));

        dns.set((name, type) -> new DnsAnswer.Failed(DnsAnswer.Cause.TIMEOUT, "nobody answered"));
        for (int minutes = 0; minutes <= 60; minutes += 10) {
            look(looks, key, Duration.ofMinutes(10));
        }
        dns.set(Zones.of(BROKEN));
        look(looks, key, Duration.ofHours(1));
        look(looks, key, Duration.ofHours(1));

        dns.set(Zones.of(CHANGED));
        look(looks, key, Duration.ofHours(1));

        assertThat(rows(key))
                .containsExactlyInAnyOrder(
                        "SPF v=spf1 include:_spf.sender.example -all 00 -",
                        "SPF v=spf1 ip4:192.0.2.0/24 -all 00 12",
                        "SPF v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.0/24 -all 12 -",
                        "DMARC v=DMARC1; p=none 00 12",
                        "DMARC v=DMARC1; p=reject 12 18",
                        "DMARC v=DMARC1; p=reject 23 -",
                        "MX 10 mx1.example.com|20 mx2.example.com 00 -",
                        "NS ns.example.com 00 -",
                        "DNSSEC insecure 00 -");
        assertThat(monitoring.current(key, 100))
                .hasSize(6)
                .allSatisfy(row -> assertThat(row.lastSeenAt()).isEqualTo(clock.instant()));
    }

    @Test
    void aLookThatBeganEarlierThanOneThatIsKeptChangesNothing() {
        Account account = TestAccounts.create(DATABASE.database(), "late@example.com");
        Domain domain = VerifiedDomains.verify(DATABASE, account, "late.example");
        DomainKey key = new DomainKey(account.id(), domain.id());

        assertThat(looks().look(key, DEADLINE)).isPresent();
        clock.advance(Duration.ofHours(-1));
        assertThat(looks().look(key, DEADLINE)).isEmpty();
        DATABASE.execute("update domains set verified_at = null where id = " + domain.id());
        clock.advance(Duration.ofHours(2));
        assertThat(looks().look(key, DEADLINE)).as("no longer verified").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, 360",
        "1, false, 5",
        "2, false, 10",
        "6, false, 160",
        "60, false, 360",
        "0, true, 75",
        "1, true, 75"
    })
    void theNextLookComesSoonerAfterAFailureOrAnAbsence(int failures, boolean missed, long minutes) {
        OpenSet row = new OpenSet(1, new SetName(SetKind.MX, "example.com"), "10 mx", "example.com", Optional.empty());
        TimelineChange change =
                new TimelineChange(List.of(), missed ? List.of(row) : List.of(), List.of(), List.of(), List.of());
        Duration interval = Duration.ofHours(6);

        assertThat(new LookTiming(interval, () -> 0.5).next(START, change, failures))
                .isEqualTo(START.plus(Duration.ofMinutes(minutes)));
        assertThat(new LookTiming(interval, () -> 0.0).next(START, change, failures))
                .isEqualTo(START.plus(Duration.ofSeconds(minutes * 54)));
    }

    /// A row that was absent for the first time so many minutes before.
    @ParameterizedTest
    @CsvSource({"0, false, 75", "10, false, 65", "59, true, 16"})
    void aLookInBetweenPutsTheDecisionOnAnAbsenceNotOff(int minutes, boolean missed, long pause) {
        OpenSet row = new OpenSet(
                1,
                new SetName(SetKind.MX, "example.com"),
                "10 mx",
                "example.com",
                Optional.of(START.minus(Duration.ofMinutes(minutes))));
        TimelineChange change =
                new TimelineChange(List.of(), missed ? List.of(row) : List.of(), List.of(row), List.of(), List.of());

        assertThat(new LookTiming(Duration.ofHours(6), () -> 0.5).next(START, change, 1))
                .isEqualTo(START.plus(Duration.ofMinutes(pause)));
    }

    private TimelineLooks looks() {
        return new TimelineLooks(
                monitoring,
                (name, type) -> dns.get().query(name, type),
                PolicyFetcher.none(),
                clock,
                new LookTiming(Duration.ofHours(6), () -> 0.5));
    }

    private void look(TimelineLooks looks, DomainKey key, Duration later) {
        clock.advance(later);
        assertThat(looks.look(key, DEADLINE)).isPresent();
    }

    /// Each row with the hours, from the start, when it was first seen and removed.
    private List<String> rows(DomainKey key) {
        return monitoring.history(key, Long.MAX_VALUE, 100).stream()
                .map(row -> "%s %s %02d %s"
                        .formatted(row.type(), row.value().replace('\n', '|'), hours(row.firstSeenAt()), removed(row)))
                .toList();
    }

    private static String removed(TimelineRow row) {
        return row.removedAt().map(at -> "%02d".formatted(hours(at))).orElse("-");
    }

    private static long hours(Instant time) {
        return Duration.between(START, time).toHours();
    }
}
