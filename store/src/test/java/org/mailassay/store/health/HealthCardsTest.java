package org.mailassay.store.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.store.testing.TestDatabase;

class HealthCardsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final UUID BLOCK = UUID.fromString("00000000-0000-0000-0000-000000000001");

    private final CardWork work = new CardWork(DATABASE.database());
    private final HealthCards cards = new HealthCards(DATABASE.database());

    /// Two accounts: a block of four of the first, an address of the second, and one that nobody verified.
    @BeforeEach
    void addGroups() {
        DATABASE.execute("delete from ips");
        DATABASE.execute("delete from accounts where id in (901, 902)");
        DATABASE.execute("""
                insert into accounts (id, email) overriding system value values
                    (901, 'one@example.com'), (902, 'two@example.com')""");
        DATABASE.execute("""
                insert into ips (account_id, uuid, ip_value, input_type, first_address, last_address, ip_count, ptr_map,
                    root_domains, verification_method, verification_scope, verified_at)
                values
                    (901, '00000000-0000-0000-0000-000000000001', '192.0.2.4/30', 'cidr', '192.0.2.4', '192.0.2.7', 4,
                        '{"192.0.2.4": "mx.example.com"}', '{example.com,example.net}', 'dns', 'ptr', now()),
                    (901, '00000000-0000-0000-0000-000000000002', '192.0.2.9', 'single', '192.0.2.9', '192.0.2.9', 1,
                        '{}', '{}', 'dns', 'ptr', null),
                    (902, '00000000-0000-0000-0000-000000000003', '2001:db8::1', 'single', '2001:db8::1',
                        '2001:db8::1', 1, '{}', '{}', 'dns', 'ptr', now())""");
    }

    @Test
    void onlyAddressesOfVerifiedGroupsAreEverDue() {
        assertThat(work.enrol(NOW)).isEqualTo(5);
        assertThat(work.enrol(NOW)).as("each once").isZero();
        assertThat(work.claim(3, NOW, LEASE)).hasSize(3);
        assertThat(work.claim(10, NOW, LEASE)).hasSize(2);
        assertThat(work.claim(10, NOW.plus(LEASE).minusSeconds(1), LEASE)).isEmpty();
        assertThat(work.claim(10, NOW.plus(LEASE), LEASE))
                .extracting(due -> due.address().getHostAddress())
                .containsExactlyInAnyOrder("192.0.2.4", "192.0.2.5", "192.0.2.6", "192.0.2.7", "2001:db8:0:0:0:0:0:1");
        DATABASE.execute("update ips set verified_at = null where account_id = 902");
        assertThat(work.claim(10, NOW.plus(LEASE.multipliedBy(2)), LEASE)).hasSize(4);
    }

    @Test
    void nothingOfAnAccountThatIsSuspendedOrPastItsPeriodIsLookedAt() {
        work.enrol(NOW);
        DATABASE.execute("update accounts set status = 'suspended' where id = 901");
        DATABASE.execute("update accounts set period_end = '" + NOW + "' where id = 902");
        assertThat(work.claim(10, NOW, LEASE)).isEmpty();
        DATABASE.execute("update accounts set status = 'active' where id = 901");
        assertThat(work.claim(10, NOW, LEASE)).as("at once when it is resumed").hasSize(4);
        DATABASE.execute("update accounts set period_end = '" + NOW.plusSeconds(1) + "' where id = 902");
        assertThat(work.claim(10, NOW, LEASE)).hasSize(1);
    }

    @Test
    void theLastCardAndTheLastScoreOfEachDayAreKept() {
        work.enrol(NOW);
        AddressGroup block = cards.group(901, BLOCK).orElseThrow();
        assertThat(cards.standings(block)).isEmpty();
        assertThat(block.rootDomains()).containsExactly("example.com", "example.net");
        assertThat(block.names()).isEqualTo("{\"192.0.2.4\": \"mx.example.com\"}");

        look(block, "192.0.2.4", 80, NOW);
        look(block, "192.0.2.5", 60, NOW);
        look(block, "192.0.2.4", 70, NOW.plus(Duration.ofHours(6)));
        look(block, "192.0.2.4", 50, NOW.plus(Duration.ofHours(12)));

        assertThat(cards.standings(block)).extracting(AddressStanding::overall).containsExactly(50, 60);
        assertThat(cards.card(block, address("192.0.2.4"))).contains("{\"overall\": 50}");
        assertThat(cards.card(block, address("192.0.2.6"))).isEmpty();
        assertThat(cards.days(block)).as("of each day the worst").containsExactly(60, 50);
        assertThat(cards.days(block, address("192.0.2.4"))).containsExactly(70, 50);
        assertThat(work.claim(10, NOW.plus(Duration.ofDays(1)), LEASE))
                .extracting(DueAddress::failures)
                .containsOnly(0);
    }

    @Test
    void aLookThatFindsNothingOutLeavesTheCard() {
        work.enrol(NOW);
        AddressGroup block = cards.group(901, BLOCK).orElseThrow();
        look(block, "192.0.2.4", 80, NOW);
        DueAddress due = new DueAddress(901, block.id(), address("192.0.2.4"), 0);
        work.record(List.of(new AddressCheck.Missed(due, NOW.plusSeconds(60))));
        work.record(List.of(new AddressCheck.Missed(due, NOW.plusSeconds(120))));

        assertThat(cards.standings(block)).extracting(AddressStanding::overall).containsExactly(80);
        assertThat(work.claim(10, NOW.plusSeconds(120), LEASE))
                .filteredOn(claimed -> claimed.address().equals(due.address()))
                .extracting(DueAddress::failures)
                .containsExactly(2);
    }

    @Test
    void historyEndsAfterThirtyDaysAndWithTheGroup() {
        work.enrol(NOW);
        AddressGroup block = cards.group(901, BLOCK).orElseThrow();
        for (int day = 0; day < 40; day++) {
            look(block, "192.0.2.4", day, NOW.plus(Duration.ofDays(day)));
        }
        work.enrol(NOW.plus(Duration.ofDays(39)));
        assertThat(cards.days(block)).hasSize(30).startsWith(10).endsWith(39);

        DATABASE.execute("delete from ips where account_id = 901");
        look(block, "192.0.2.4", 1, NOW);
        assertThat(DATABASE.number("select count(*) from health_days")).isZero();
    }

    @Test
    void anotherAccountFindsNothing() {
        assertThat(cards.group(902, BLOCK)).isEmpty();
    }

    private void look(AddressGroup group, String address, int overall, Instant at) {
        DueAddress due = new DueAddress(group.accountId(), group.id(), address(address), 0);
        work.record(List.of(new AddressCheck.Carded(
                due,
                overall,
                false,
                "{\"overall\": " + overall + "}",
                ListStandings.NONE,
                at,
                at.plus(Duration.ofHours(6)))));
    }

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }
}
