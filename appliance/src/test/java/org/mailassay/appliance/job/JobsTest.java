package org.mailassay.appliance.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.healthcard.AddressLook;
import org.mailassay.analysis.healthcard.NetworkTable;
import org.mailassay.analysis.healthcard.PortProbe;
import org.mailassay.analysis.testing.Zones;
import org.mailassay.analysis.transport.PolicyFetcher;
import org.mailassay.api.records.DomainLooks;
import org.mailassay.api.records.DomainLooks.LookLimits;
import org.mailassay.appliance.enrichment.AddressEnrichment;
import org.mailassay.appliance.enrichment.ServiceNames;
import org.mailassay.appliance.healthcard.HealthPace;
import org.mailassay.appliance.healthcard.HealthRound;
import org.mailassay.store.account.AccountCreation;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.account.EmailAddress;
import org.mailassay.store.account.Plan;
import org.mailassay.store.blocklist.ProbeStore;
import org.mailassay.store.domain.DomainAddition;
import org.mailassay.store.domain.DomainStore;
import org.mailassay.store.enrichment.EnrichmentStore;
import org.mailassay.store.health.CardWork;
import org.mailassay.store.node.Attendance;
import org.mailassay.store.node.NodeStore;
import org.mailassay.store.testing.TestDatabase;

class JobsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final String ZONES = """
            1.100.51.198.in-addr.arpa: {PTR: mail.example.com}
            mail.example.com: {A: 198.51.100.1}
            example.com:
              - TXT: v=spf1 -all
            _dmarc.example.com:
              - TXT: v=DMARC1; p=reject
            """;

    @Test
    void recurringWorkRunsAndIsKeptInTheDatabase() {
        DATABASE.execute("insert into source_addresses (address) values ('198.51.100.1')");
        AddressEnrichment enrichment = new AddressEnrichment(
                new EnrichmentStore(DATABASE.database()),
                Zones.of(ZONES),
                ServiceNames.read(),
                List.of(),
                InstantSource.system());
        try (Jobs _ = Jobs.start(
                DATABASE.database(),
                "node",
                enrichment,
                Duration.ofSeconds(1),
                review(),
                probing(),
                health(),
                Optional.empty(),
                List.of())) {
            await(() -> DATABASE.number("select count(*) from source_addresses where confirmed") == 1);
            assertThat(DATABASE.number("select count(*) from scheduled_tasks where task_name in"
                            + " ('retention', 'service-names', 'enrichment', 'domain-review', 'scan-expiry',"
                            + " 'blocklists', 'health-cards')"))
                    .isEqualTo(7);
            await(() -> DATABASE.number("select count(*) from blocklist_probes") > 40);
        }
    }

    private static BlocklistProbing probing() {
        return new BlocklistProbing(
                Zones.of("{}"), Map.of(), new ProbeStore(DATABASE.database()), InstantSource.system());
    }

    private static HealthRound health() {
        AddressLook look = new AddressLook(Zones.of(ZONES), List.of(), false, PortProbe.off(), NetworkTable.none());
        return new HealthRound(
                new CardWork(DATABASE.database()),
                look,
                List::of,
                List.of(),
                new HealthPace(Duration.ofHours(6), 1, 10),
                InstantSource.system());
    }

    @Test
    void activeDomainsAreReadAgainOnceADay() {
        AccountStore accounts = new AccountStore(DATABASE.database());
        DomainStore domains = new DomainStore(DATABASE.database());
        var account = switch (accounts.create(new EmailAddress("review@example.com"), Plan.SELF_HOSTED)) {
            case AccountCreation.Created created -> created.account();
            case AccountCreation.EmailTaken _, AccountCreation.NoSuchPlan _ -> throw new AssertionError();
        };
        for (String name : List.of("example.com", "inactive.example")) {
            assertThat(domains.add(account, new DomainName(name))).isInstanceOf(DomainAddition.Added.class);
        }
        domains.activate(
                account,
                domains.find(account.id(), new DomainName("example.com"))
                        .orElseThrow()
                        .id(),
                Instant.now());
        assertThat(review().run()).isEqualTo(1);
        assertThat(domains.find(account.id(), new DomainName("example.com"))
                        .orElseThrow()
                        .dnsStatus())
                .isNotEqualTo("unknown");
        assertThat(review().run()).isZero();
    }

    @Test
    void aNodeTellsThatItIsAlive() {
        try (Attendance attendance = Attendance.together(DATABASE.database()).orElseThrow();
                Heartbeat _ = Heartbeat.start(DATABASE.database(), attendance, "node-1", "1.2.3")) {
            NodeStore nodes = new NodeStore(DATABASE.database());
            await(() -> nodes.list().stream()
                    .anyMatch(node ->
                            node.name().equals("node-1") && node.version().equals("1.2.3")));
        }
    }

    private static DomainReview review() {
        DomainStore domains = new DomainStore(DATABASE.database());
        DomainLooks looks = new DomainLooks(
                domains,
                Zones.of(ZONES),
                PolicyFetcher.none(),
                InstantSource.system(),
                Runnable::run,
                LookLimits.DEFAULT);
        return new DomainReview(
                new AccountStore(DATABASE.database()), domains, looks, "mailassay.localhost", InstantSource.system());
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("the time until it happens").isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
