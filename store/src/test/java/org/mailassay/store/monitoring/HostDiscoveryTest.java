package org.mailassay.store.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.timeline.DkimKeyName;
import org.mailassay.analysis.timeline.HostType;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.account.Plan;
import org.mailassay.store.account.PlanStore;
import org.mailassay.store.account.TestAccounts;
import org.mailassay.store.domain.Domain;
import org.mailassay.store.domain.DomainStore;
import org.mailassay.store.intake.Authentication;
import org.mailassay.store.intake.IntakeFixture;
import org.mailassay.store.ownership.DomainOwnership;
import org.mailassay.store.ownership.HostUsage;
import org.mailassay.store.scan.Acceptance;
import org.mailassay.store.scan.ScanFixture;
import org.mailassay.store.scan.ScanOutcome;
import org.mailassay.store.scan.ScanRunKey;
import org.mailassay.store.scan.ScanSummary;
import org.mailassay.store.scan.ScanWork;
import org.mailassay.store.testing.TestDatabase;

class HostDiscoveryTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final String REPORT = """
            report receiver.example r-1 example.com 2026-03-01T00:00:00Z 2026-03-02T00:00:00Z
            row 192.0.2.1 5 none spf dkim
            row 192.0.2.2 7 reject
            row 192.0.2.3 7 none dkim
            """;

    private final IntakeFixture reports = new IntakeFixture(DATABASE);
    private final ScanFixture scans = new ScanFixture(DATABASE.database());
    private final HostStore hosts = new HostStore(DATABASE.database());
    private final HostDiscovery discovery = new HostDiscovery(DATABASE.database());
    private final Instant now = Instant.now();

    @Test
    void reportsFromBeforeTheVerificationAndFromAfterShowHosts() {
        Account account = TestAccounts.create(DATABASE.database(), "reports@example.com");
        VerifiedDomains.add(DATABASE, account, "example.com");
        activate(account);
        reports.taken(account.id(), "m1", REPORT);
        Domain domain = verify(account);

        discovery.run(now);
        assertThat(shown(domain, account))
                .as("an address that did not pass SPF for the domain is not its own")
                .containsExactlyInAnyOrder(
                        "example.com dkim_domain/report envelope_from/report header_from/report",
                        "192.0.2.1 sending_ip/report",
                        "bounce.example.com envelope_from/report");
        assertThat(new MonitoringStore(DATABASE.database())
                        .plan(new DomainKey(account.id(), domain.id()))
                        .orElseThrow()
                        .keys())
                .extracting(key -> key.text())
                .containsExactly("s1._domainkey.example.com");

        reports.taken(account.id(), "m2", REPORT.replace("r-1", "r-2").replace("192.0.2.1", "192.0.2.9"));
        reports.intake.take(IntakeFixture.arrival(
                account.id(),
                "m3",
                REPORT.replace("r-1", "r-3").replace("192.0.2.1", "192.0.2.10"),
                Authentication.FAIL));
        discovery.run(now.plus(Duration.ofMinutes(10)));
        assertThat(shown(domain, account))
                .contains("192.0.2.9 sending_ip/report")
                .as("whose mail was forged")
                .doesNotContain("192.0.2.10 sending_ip/report");

        DATABASE.execute("delete from monitored_hosts where host_value = '192.0.2.9'");
        discovery.run(now.plus(Duration.ofMinutes(20)));
        assertThat(shown(domain, account)).as("nothing is read twice").hasSize(3);
    }

    @Test
    void scansShowHostsAndKeysOfTheClosestDomain() {
        Account account = TestAccounts.create(DATABASE.database(), "scans@example.com");
        Domain domain = VerifiedDomains.verify(DATABASE, account, "mail.scans.example");
        VerifiedDomains.verify(DATABASE, account, "scans.example");
        Account stranger = TestAccounts.create(DATABASE.database(), "stranger@example.com");
        discovery.run(now);
        DATABASE.execute("update domain_monitoring set next_look_at = 'infinity'");

        scan(account, "mail.scans.example", now.plusSeconds(60));
        scan(stranger, "mail.scans.example", now.plusSeconds(60));
        discovery.run(now.plusSeconds(300));

        assertThat(shown(domain, account))
                .containsExactlyInAnyOrder(
                        "mail.scans.example dkim_domain/scan header_from/scan",
                        "example.com envelope_from/scan",
                        "198.51.100.7 sending_ip/scan",
                        "mail.example.com helo/scan",
                        "esp.example dkim_domain/scan");
        assertThat(DATABASE.number("select count(*) from dkim_selectors where dkim_domain = 'mail.scans.example'"
                        + " and selector = 's1'"))
                .isEqualTo(1);
        assertThat(DATABASE.number("select count(*) from dkim_selectors where dkim_domain = 'esp.example'"))
                .as("the keys of another's domain are no records of this one")
                .isZero();
        assertThat(DATABASE.number("select count(*) from domain_monitoring where next_look_at < 'infinity'"))
                .as("what is new is looked at soon")
                .isEqualTo(1);
        assertThat(DATABASE.number("select count(*) from monitored_hosts where account_id = " + stranger.id()))
                .isZero();
    }

    @Test
    void hostsOverThePlanAreThereAndNotActive() {
        Account account = TestAccounts.create(DATABASE.database(), "plan@example.com");
        new PlanStore(DATABASE.database()).save(new Plan("three hosts", -1, -1, 3, -1, -1, 30, 30, -1));
        new AccountStore(DATABASE.database()).subscribe(account.id(), "three hosts", 0, Optional.empty());
        Domain domain = VerifiedDomains.verify(DATABASE, account, "plan.example");
        discovery.run(now);
        scan(account, "plan.example", now.plusSeconds(60));
        discovery.run(now.plusSeconds(300));

        assertThat(new DomainOwnership(DATABASE.database()).hosts(account.id())).isEqualTo(new HostUsage(3, 5));
        List<MonitoredHost> found = hosts.list(new DomainKey(account.id(), domain.id()), 10);
        assertThat(found.getFirst().main()).isTrue();
        assertThat(found.getFirst().active()).isTrue();
    }

    /// Anybody can send a report.
    @Test
    void madeUpReportsLeaveRoomForWhatScansShow() {
        Account account = TestAccounts.create(DATABASE.database(), "flood@example.com");
        new PlanStore(DATABASE.database()).save(new Plan("ten hosts", -1, -1, 10, -1, -1, 30, 30, -1));
        new AccountStore(DATABASE.database()).subscribe(account.id(), "ten hosts", 0, Optional.empty());
        Domain domain = VerifiedDomains.verify(DATABASE, account, "flood.example");
        DomainKey key = new DomainKey(account.id(), domain.id());

        adopt(account, domain, Discoverer.SCAN, 0, 60);
        adopt(account, domain, Discoverer.REPORT, 0, 400);
        assertThat(keys(key)).as("scans found more than reports may add to").hasSize(60);

        DATABASE.execute("delete from dkim_selectors where selector <> 's7' and domain_id = " + domain.id());
        adopt(account, domain, Discoverer.REPORT, 100, 140);
        adopt(account, domain, Discoverer.REPORT, 200, 240);
        adopt(account, domain, Discoverer.SCAN, 110, 111);
        assertThat(keys(key)).hasSize(50);
        assertThat(keys(key).subList(0, 2)).containsExactlyInAnyOrder("s7", "s110");

        assertThat(new DomainOwnership(DATABASE.database()).hosts(account.id())).isEqualTo(new HostUsage(1, 1));
        adoptHosts(account, domain, Discoverer.REPORT, 1, 9);
        assertThat(new DomainOwnership(DATABASE.database()).hosts(account.id()))
                .as("half of the plan")
                .isEqualTo(new HostUsage(5, 9));
        adoptHosts(account, domain, Discoverer.SCAN, 21, 29);
        assertThat(new DomainOwnership(DATABASE.database()).hosts(account.id())).isEqualTo(new HostUsage(10, 17));
        assertThat(new MonitoringStore(DATABASE.database())
                        .plan(key)
                        .orElseThrow()
                        .hosts()
                        .getFirst()
                        .value())
                .startsWith("192.0.2.2")
                .hasSize(10);
    }

    @Test
    void inventedSelectorsMakeRoomForThoseThatHaveAKey() {
        Account account = TestAccounts.create(DATABASE.database(), "invented@example.com");
        Domain domain = VerifiedDomains.verify(DATABASE, account, "invented.example");
        DomainKey key = new DomainKey(account.id(), domain.id());
        adopt(account, domain, Discoverer.SCAN, 0, 1);
        adopt(account, domain, Discoverer.REPORT, 1, 60);
        adopt(account, domain, Discoverer.REPORT, 300, 301);
        assertThat(keys(key)).as("no look has told yet").hasSize(50).doesNotContain("s300");

        DATABASE.execute(
                "insert into dns_records (account_id, domain_id, record_type, record_key, record_value, origin,"
                        + " first_seen_at, last_seen_at) select account_id, domain_id, 'DKIM',"
                        + " selector || '._domainkey.' || dkim_domain, 'p=', dkim_domain, now(), now()"
                        + " from dkim_selectors where selector = 's3' and domain_id = " + domain.id());
        String looked = "update domain_monitoring set last_look_at = timestamptz '" + now.plusSeconds(60)
                + "', failures = %d where domain_id = " + domain.id();
        DATABASE.execute(looked.formatted(1));
        adopt(account, domain, Discoverer.REPORT, 300, 301);
        assertThat(keys(key)).as("a look that had not every answer").hasSize(50);
        DATABASE.execute(looked.formatted(0));
        adopt(account, domain, Discoverer.REPORT, 300, 301);
        assertThat(keys(key)).containsExactlyInAnyOrder("s0", "s3", "s300");
    }

    private void adopt(Account account, Domain domain, Discoverer discoverer, int from, int until) {
        Findings findings = new Findings();
        for (int i = from; i < until; i++) {
            findings.key(domain.id(), domain.name(), "s" + i);
        }
        adopt(account, findings, discoverer);
    }

    private void adoptHosts(Account account, Domain domain, Discoverer discoverer, int from, int until) {
        Findings findings = new Findings();
        for (int i = from; i < until; i++) {
            findings.host(domain.id(), "192.0.2." + i, HostType.SENDING_IP);
        }
        adopt(account, findings, discoverer);
    }

    private void adopt(Account account, Findings findings, Discoverer discoverer) {
        DATABASE.database()
                .inTransaction(
                        transaction -> new HostAdoption(transaction, account.id(), now).adopt(findings, discoverer));
    }

    private static List<String> keys(DomainKey key) {
        return new MonitoringStore(DATABASE.database())
                .plan(key).orElseThrow().keys().stream()
                        .map(DkimKeyName::selector)
                        .toList();
    }

    private static Domain verify(Account account) {
        long id = DATABASE.number("select id from domains where account_id = " + account.id());
        DATABASE.execute("update domains set verified_at = now() where id = " + id);
        return new DomainStore(DATABASE.database()).find(account.id(), id).orElseThrow();
    }

    private static void activate(Account account) {
        DATABASE.execute("update domains set active = true where account_id = " + account.id());
    }

    private void scan(Account account, String sender, Instant at) {
        String localPart = scans.create(account).localPart();
        ScanRunKey run = ((Acceptance.Started) scans.take("mail of " + localPart, localPart)).run();
        new ScanWork(DATABASE.database()).begin(run, at);
        String results = """
                {"scores": {"overall": 90}, "authentication": {"spf": {"result": "pass"}, "dkim": {"result": "pass",\
                 "signatures": [{"result": "pass", "domain": "%s", "selector": "S1", "key": {"name": "x"}},\
                 {"result": "fail", "domain": "forged.example", "selector": "x"},\
                 {"result": "pass", "domain": "esp.example", "selector": "k"}]}}, "links": []}""".formatted(sender);
        ScanOutcome outcome = new ScanOutcome(
                results.strip(),
                new ScanSummary(OptionalInt.of(90), OptionalDouble.empty(), "a@" + sender, "Hi", sender),
                ScanFixture.octets("{}"),
                Optional.empty());
        assertThat(new ScanWork(DATABASE.database()).complete(run, outcome, at, at.plusSeconds(60)))
                .isTrue();
    }

    private List<String> shown(Domain domain, Account account) {
        return hosts.list(new DomainKey(account.id(), domain.id()), 100).stream()
                .map(host -> host.value()
                        + host.types().stream()
                                .map(type -> " " + type.type() + "/" + type.discoveredBy())
                                .reduce("", String::concat))
                .toList();
    }
}
