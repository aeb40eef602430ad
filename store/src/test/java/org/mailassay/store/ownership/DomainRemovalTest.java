package org.mailassay.store.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.ownership.Role;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.domain.DomainStore;
import org.mailassay.store.intake.Fate;
import org.mailassay.store.intake.IntakeFilter;
import org.mailassay.store.intake.IntakeFixture;
import org.mailassay.store.intake.IntakeStore;
import org.mailassay.store.intake.Outcome;
import org.mailassay.store.testing.TestDatabase;

/// What removing a domain takes with it, and what becomes of its reports.
class DomainRemovalTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Instant NOW = Instant.parse("2026-04-05T09:15:00Z");
    private static final String REPORT = """
            report one.example %s %s 2026-03-01T12:00:00Z 2026-03-02T12:00:00Z
            row 192.0.2.1 5 none spf dkim
            row 2001:db8::1 7 reject
            """;

    private final IntakeFixture fixture = new IntakeFixture(DATABASE);
    private final DomainOwnership domains = new DomainOwnership(DATABASE.database());
    private long account;
    private String of;

    @BeforeEach
    void makeAccount(TestInfo test) {
        account = fixture.account(test.getDisplayName().replace("()", "") + "@example.org");
        of = "account_id = " + account;
    }

    @Test
    void reportsAreUnassignedAndAdoptedAgain() {
        fixture.domain(account, "example.com", true);
        fixture.taken(account, "m1", REPORT.formatted("r-1", "example.com"));
        fixture.taken(
                account,
                "m2",
                REPORT.formatted("r-2", "mail.example.com") + REPORT.formatted("r-3", "example.net") + "refused\n");
        assertThat(fixture.total("messages", of)).isEqualTo(24);
        String before = DATABASE.text("select string_agg(fate || outcomes, ' ' order by id) from intake where " + of);

        assertThat(domains.delete(account, id("example.com"))).isTrue();
        assertThat(domains.delete(account, UUID.randomUUID())).isFalse();
        for (String table : new String[] {"daily_totals", "daily_sources", "weekly_sources", "domains"}) {
            assertThat(DATABASE.number("select count(*) from " + table + " where " + of))
                    .as(table)
                    .isZero();
        }
        assertThat(DATABASE.number("select count(*) from reports where domain_id is null and " + of))
                .isEqualTo(3);
        assertThat(new IntakeStore(DATABASE.database()).list(account, IntakeFilter.ALL, Optional.empty(), 0, 10))
                .allSatisfy(entry -> {
                    assertThat(entry.fate()).isEqualTo(Fate.UNASSIGNED);
                    assertThat(entry.outcomes()).extracting(Outcome::fate).doesNotContain(Fate.STORED);
                });

        new DomainStore(DATABASE.database()).add(owner(), new DomainName("example.com"));
        assertThat(fixture.total("messages", of)).isEqualTo(24);
        assertThat(DATABASE.text("select string_agg(fate || outcomes, ' ' order by id) from intake where " + of))
                .isEqualTo(before);
    }

    @Test
    void reportsGoToTheNearestDomainAbove() {
        fixture.domain(account, "example.com", true);
        fixture.domain(account, "b.example.com", true);
        fixture.domain(account, "a.b.example.com", true);
        fixture.taken(account, "m1", REPORT.formatted("r-1", "a.b.example.com"));

        domains.delete(account, id("a.b.example.com"));
        assertThat(fixture.total("messages", of + " and domain_id = " + number("b.example.com")))
                .isEqualTo(12);
        assertThat(fixture.total("messages", of)).isEqualTo(12);
    }

    @Test
    void linksAndCertificatesGoAndMailsStillCount() {
        domains.initiate(
                owner(),
                new DomainName("links.example"),
                new Challenge.Mail(Role.ADMIN, "en"),
                TestLetters.of(DATABASE),
                NOW);
        domains.verify(account, number("links.example"), NOW);
        DATABASE.database()
                .change(
                        "insert into certificates select account_id, id, 'cert_x', now() from domains where " + of,
                        Map.of());
        assertThat(DATABASE.number("select count(*) from monitored_hosts where " + of))
                .isEqualTo(1);
        domains.delete(account, id("links.example"));
        for (String table : new String[] {"setup_tokens", "certificates", "monitored_hosts", "domain_monitoring"}) {
            assertThat(DATABASE.number("select count(*) from " + table + " where " + of))
                    .as(table)
                    .isZero();
        }
        assertThat(DATABASE.text("select host || recipient || recipient_domain from verification_mails where " + of))
                .isEqualTo("links.example");
    }

    @Test
    void anotherAccountRemovesNothing() {
        long other = fixture.account("other-of-" + account + "@example.org");
        fixture.domain(account, "example.com", true);
        assertThat(domains.delete(other, id("example.com"))).isFalse();
        assertThat(domains.verify(other, number("example.com"), NOW)).isEqualTo(new Verification.Missing());
        assertThat(domains.find(other, id("example.com"))).isEmpty();
    }

    private Account owner() {
        return new AccountStore(DATABASE.database()).find(account).orElseThrow();
    }

    private UUID id(String name) {
        return UUID.fromString(DATABASE.text("select uuid from domains where name = '" + name + "' and " + of));
    }

    private long number(String name) {
        return DATABASE.number("select id from domains where name = '" + name + "' and " + of);
    }
}
