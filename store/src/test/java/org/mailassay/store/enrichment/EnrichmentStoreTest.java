package org.mailassay.store.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.store.testing.TestDatabase;

class EnrichmentStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final EnrichmentStore store = new EnrichmentStore(DATABASE.database());

    @BeforeEach
    void addAddresses() {
        DATABASE.execute("delete from source_addresses");
        DATABASE.execute("""
                insert into source_addresses (address, next_check) values
                    ('192.0.2.1', '2026-02-01 00:00Z'), ('2001:db8::1', '2026-01-01 00:00Z'),
                    ('192.0.2.3', '2026-04-01 00:00Z')""");
    }

    @Test
    void givesDueAddressesToOneNodeUntilTheLeaseHasPassed() {
        assertThat(store.pending(NOW)).isEqualTo(2);
        assertThat(store.claim(1, NOW, LEASE)).as("who waits longest").containsExactly(address("2001:db8::1"));
        assertThat(store.claim(10, NOW, LEASE)).containsExactly(address("192.0.2.1"));
        assertThat(store.claim(10, NOW.plusSeconds(299), LEASE)).isEmpty();
        assertThat(store.claim(10, NOW.plusSeconds(300), LEASE)).hasSize(2);
    }

    @Test
    void keepsWhatWasFound() {
        store.record(List.of(
                enrichment("192.0.2.1", "example.net", new ServiceLabel("Example", "hosting")),
                enrichment("2001:db8::1", "", ServiceLabel.NONE)));

        assertThat(store.pending(NOW)).isZero();
        assertThat(DATABASE.number("""
                select count(*) from source_addresses
                where address = '192.0.2.1' and ptr = 'mx.example.net' and confirmed and base_domain = 'example.net'
                    and service = 'Example' and category = 'hosting' and country = 'NL' and asn = 64500
                    and as_name = 'Example Net' and checked_at = '2026-03-01 00:00Z'
                    and next_check = '2026-03-31 00:00Z'""")).isEqualTo(1);
    }

    @Test
    void givesNewLabelsAndTakesOldOnes() {
        store.record(List.of(
                enrichment("192.0.2.1", "example.net", new ServiceLabel("Old name", "hosting")),
                enrichment("2001:db8::1", "example.org", new ServiceLabel("Gone", "hosting")),
                enrichment("192.0.2.3", "example.com", ServiceLabel.NONE)));

        Map<String, ServiceLabel> labels = Map.of(
                "example.net", new ServiceLabel("New name", "mailbox"),
                "example.com", new ServiceLabel("Com", "marketing"));
        assertThat(store.relabel(labels)).isEqualTo(3);
        assertThat(store.relabel(labels)).as("nothing is left to change").isZero();
        assertThat(DATABASE.number("""
                select count(*) from source_addresses
                where (address, service, category) in (
                    ('192.0.2.1', 'New name', 'mailbox'), ('2001:db8::1', '', ''), ('192.0.2.3', 'Com', 'marketing'))
                """)).isEqualTo(3);
    }

    private static Enrichment enrichment(String address, String baseDomain, ServiceLabel label) {
        return new Enrichment(
                address(address),
                "mx." + baseDomain,
                true,
                baseDomain,
                label,
                "NL",
                64500,
                "Example Net",
                NOW,
                NOW.plus(Duration.ofDays(30)));
    }

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }
}
