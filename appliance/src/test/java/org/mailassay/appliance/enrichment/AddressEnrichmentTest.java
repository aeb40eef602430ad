package org.mailassay.appliance.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.testing.Zones;
import org.mailassay.store.enrichment.EnrichmentStore;
import org.mailassay.store.testing.TestDatabase;

class AddressEnrichmentTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final String ZONES = """
            1.100.51.198.in-addr.arpa: {PTR: mail-1.outbound.google.com}
            mail-1.outbound.google.com: {A: 198.51.100.1}
            2.100.51.198.in-addr.arpa: {PTR: mail-1.outbound.google.com}
            3.100.51.198.in-addr.arpa: {PTR: host.compute-1.amazonaws.com}
            host.compute-1.amazonaws.com: {A: 198.51.100.3}
            4.100.51.198.in-addr.arpa: SERVFAIL
            """;

    @TempDir
    Path folder;

    @Test
    void addressesGetTheirNameServiceAndNetworkAndFailuresComeAgain() throws IOException {
        DATABASE.execute("""
                insert into source_addresses (address, next_check)
                select cast('198.51.100.' || n as inet), '2029-12-31' from generate_series(1, 5) n""");
        Path country = NetworkFile.write(folder.resolve("country.mmdb"), Map.of("country", Map.of("iso_code", "US")));
        assertThat(enrichment(Zones.of(ZONES), NOW, country).run()).isEqualTo(4);
        assertThat(known(
                        "198.51.100.1",
                        "ptr = 'mail-1.outbound.google.com' and confirmed"
                                + " and base_domain = 'google.com' and service = 'Google' and category = 'mailbox'"))
                .isTrue();
        assertThat(known("198.51.100.2", "ptr = 'mail-1.outbound.google.com' and not confirmed and service = ''"))
                .isTrue();
        assertThat(known("198.51.100.3", "base_domain = 'amazonaws.com' and service = 'Amazon Web Services'"))
                .isTrue();
        assertThat(known("198.51.100.4", "checked_at is null and next_check > '2030-01-01 00:59'"))
                .isTrue();
        assertThat(known("198.51.100.5", "ptr = '' and checked_at is not null and next_check > '2030-01-07'"))
                .isTrue();
        EnrichmentStore store = new EnrichmentStore(DATABASE.database());
        assertThat(store.pending(NOW)).isZero();
        assertThat(store.pending(NOW.plus(Duration.ofMinutes(61)))).isEqualTo(1);
        assertThat(enrichment(Zones.of(ZONES), NOW, country).run()).isZero();
    }

    @Test
    void aSilentDnsIsLeftInPeaceForAWhile() {
        DATABASE.execute("insert into source_addresses (address, next_check) values ('198.51.100.77', '2029-12-31')");
        AtomicInteger asked = new AtomicInteger();
        Dns silent = (_, _) -> {
            asked.incrementAndGet();
            return new DnsAnswer.Failed(DnsAnswer.Cause.TIMEOUT, "nobody answers");
        };
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        AddressEnrichment enrichment = new AddressEnrichment(
                new EnrichmentStore(DATABASE.database()), silent, ServiceNames.read(), List.of(), now::get);
        assertThat(enrichment.run()).isZero();
        assertThat(asked).hasValue(1);
        DATABASE.execute("update source_addresses set next_check = '2029-12-31' where address = '198.51.100.77'");
        assertThat(enrichment.run()).isZero();
        assertThat(asked).hasValue(1);
        now.set(NOW.plus(Duration.ofMinutes(2)));
        assertThat(enrichment.run()).isZero();
        assertThat(asked).hasValue(2);
        DATABASE.execute("delete from source_addresses where address = '198.51.100.77'");
    }

    private AddressEnrichment enrichment(Dns dns, Instant now, Path networkFile) {
        return new AddressEnrichment(
                new EnrichmentStore(DATABASE.database()),
                dns,
                ServiceNames.read(),
                List.of(networkFile),
                InstantSource.fixed(now));
    }

    private static boolean known(String address, String condition) {
        return DATABASE.number(
                        "select count(*) from source_addresses where address = '" + address + "' and " + condition)
                == 1;
    }
}
