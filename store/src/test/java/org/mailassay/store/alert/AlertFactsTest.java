package org.mailassay.store.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.alert.AddressFacts;
import org.mailassay.analysis.alert.AlertEvaluation;
import org.mailassay.analysis.alert.AlertRule;
import org.mailassay.analysis.alert.AlertTurn;
import org.mailassay.analysis.alert.DayCounts;
import org.mailassay.analysis.alert.DomainFacts;
import org.mailassay.analysis.alert.Expiry;
import org.mailassay.analysis.alert.News;
import org.mailassay.store.account.TestAccounts;
import org.mailassay.store.outgoing.OutgoingStore;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.testing.TestDatabase;

class AlertFactsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Instant NOW = Instant.parse("2026-04-30T12:00:00Z");

    private final FactReading reading = new FactReading(DATABASE.database());
    private final AlertStore store = new AlertStore(DATABASE.database());
    private final AlertWork work = new AlertWork(
            DATABASE.database(), new OutgoingStore(DATABASE.database(), new RawMessageStore(DATABASE.database())));

    @Test
    void everyFactOfADomainIsReadAndOthersDomainsAreNotMixedIn() {
        long account = account("facts@example.com");
        long domain = domain(account, "facts.example");
        long other = domain(account("other@example.com"), "other.example");
        for (long each : List.of(domain, other)) {
            long of = DATABASE.number("select account_id from domains where id = " + each);
            run(
                    "insert into daily_totals select %d, %d, day, 1, 100, 90, 90, 80, 100, 0, 0"
                            + " from generate_series(date '2026-04-20', date '2026-04-29', interval '1 day') as day",
                    of, each);
            run(
                    "insert into domain_senders values (%d, %d, 'new.example', '192.0.2.1', 7, 0, '2026-04-29T10:00:00Z',"
                            + " false), (%1$d, %2$d, 'learned.example', '192.0.2.2', 7, 0, '2026-04-29T10:00:00Z', true)",
                    of, each);
            run(
                    "update domain_monitoring set first_complete_at = '2026-04-01T00:00:00Z' where domain_id = %2$d",
                    of, each);
            run(
                    "insert into dns_records (account_id, domain_id, record_type, record_key, record_value, origin,"
                            + " first_seen_at, last_seen_at, removed_at) values"
                            + " (%d, %d, 'SPF', 'x', 'old', 'x', '2026-03-31T00:00:00Z', '2026-04-28T00:00:00Z', '2026-04-28T06:00:00Z'),"
                            + " (%1$d, %2$d, 'SPF', 'x', 'new', 'x', '2026-04-28T06:00:00Z', '2026-04-30T00:00:00Z', null),"
                            + " (%1$d, %2$d, 'DMARC', '_dmarc.facts.example', 'v', 'x', '2026-03-31T00:00:00Z',"
                            + " '2026-04-29T00:00:00Z', '2026-04-29T06:00:00Z')",
                    of, each);
            run(
                    "insert into domain_certificates values (%d, %d, 'mta_sts', 'mta-sts.example', '2026-05-05T00:00:00Z',"
                            + " '2026-04-30T00:00:00Z')",
                    of, each);
            run(
                    "insert into events (account_id, occurred_at, type, subject, domain, data) values"
                            + " (%d, '2026-04-29T08:00:00Z', 'failure_report.received', 'domain:%d', '', '{}')",
                    of, each);
        }

        DomainFacts facts = reading.domains(Optional.empty(), 100, NOW).stream()
                .filter(each -> each.subject().domainId() == domain)
                .map(SubjectFacts.OfDomain::facts)
                .findFirst()
                .orElseThrow();

        assertThat(facts.days()).hasSize(10).allMatch(day -> day.messages() == 100 && day.failed() == 20);
        assertThat(facts.days()).extracting(DayCounts::day).isSorted();
        assertThat(facts.newSenders())
                .containsExactly(new News(Instant.parse("2026-04-29T10:00:00Z"), "new.example", 7));
        assertThat(facts.recordChanges())
                .extracting(News::text)
                .containsExactly("SPF x is new or has changed", "DMARC _dmarc.facts.example is gone");
        assertThat(facts.recordProblems()).containsExactly("DMARC _dmarc.facts.example is missing");
        assertThat(facts.expiries())
                .containsExactly(
                        new Expiry("the certificate of mta-sts.example", Instant.parse("2026-05-05T00:00:00Z")));
        assertThat(facts.firstFailureReport()).contains(Instant.parse("2026-04-29T08:00:00Z"));
        assertThat(facts.lastReport()).isEmpty();
    }

    @Test
    void everyFactOfAnAddressIsRead() {
        long account = account("address@example.com");
        run(
                "insert into ips (account_id, ip_value, input_type, first_address, last_address, ip_count,"
                        + " verification_method, verification_scope, verified_at) values (%d, '198.51.100.9', 'single',"
                        + " '198.51.100.9', '198.51.100.9', 1, 'dns', 'ptr', now())",
                account, 0);
        long ip = DATABASE.number("select id from ips where account_id = " + account);
        run(
                "insert into health_cards (account_id, ip_id, address, overall, checked_at, next_check)"
                        + " values (%d, %d, '198.51.100.9', 60, now(), now())",
                account, ip);
        run(
                "insert into health_days values (%d, %d, '198.51.100.9', '2026-04-28', 90),"
                        + " (%1$d, %2$d, '198.51.100.9', '2026-04-30', 60)",
                account, ip);
        run(
                "insert into blocklistings values (%d, %d, '198.51.100.9', 'b.example', now()),"
                        + " (%1$d, %2$d, '198.51.100.9', 'a.example', now())",
                account, ip);

        assertThat(reading.addresses(Optional.empty(), 100, NOW))
                .extracting(SubjectFacts.OfAddress::facts)
                .containsExactly(new AddressFacts(
                        NOW,
                        "198.51.100.9",
                        List.of("a.example", "b.example"),
                        OptionalInt.of(60),
                        OptionalInt.of(90)));
    }

    @Test
    void whatWasSaidIsRememberedListedAndOverWhenItIs() {
        long account = account("memory@example.com");
        long domain = domain(account, "memory.example");
        AlertSubject subject = new AlertSubject(account, domain, "memory.example");
        run("update domains set dns_status = 'invalid' where id = %2$d", account, domain);

        assertThat(judge(subject, NOW)).hasSize(1).first().isInstanceOf(AlertTurn.Fired.class);
        assertThat(judge(subject, NOW.plusSeconds(600))).as("said already").isEmpty();
        assertThat(store.list(account, Optional.of(true), Long.MAX_VALUE, 10))
                .extracting(Alert::rule)
                .containsExactly("dns_broken");

        run("update domains set dns_status = 'valid' where id = %2$d", account, domain);
        assertThat(judge(subject, NOW.plusSeconds(1_200))).hasSize(1).first().isInstanceOf(AlertTurn.Recovered.class);
        assertThat(store.list(account, Optional.of(true), Long.MAX_VALUE, 10)).isEmpty();
        assertThat(store.list(account, Optional.empty(), Long.MAX_VALUE, 10))
                .extracting(Alert::recoveredAt)
                .containsExactly(Optional.of(NOW.plusSeconds(1_200)));
        assertThat(DATABASE.text("select string_agg(type, ' ' order by id) from events where account_id = " + account))
                .isEqualTo("alert.fired alert.recovered");
        assertThat(store.list(account("stranger@example.com"), Optional.empty(), Long.MAX_VALUE, 10))
                .isEmpty();
    }

    @Test
    void anAlertEndsWithWhatItWasAboutAndIsForgottenInTime() {
        long account = account("gone@example.com");
        long domain = domain(account, "gone.example");
        AlertSubject subject = new AlertSubject(account, domain, "gone.example");
        run("update domains set dns_status = 'invalid' where id = %2$d", account, domain);
        judge(subject, NOW);
        AlertExpiry expiry = new AlertExpiry(DATABASE.database());
        assertThat(expiry.run(NOW, NOW)).isZero();
        run("delete from domains where id = %2$d", account, domain);
        assertThat(expiry.run(NOW, NOW)).isEqualTo(1);
        assertThat(store.list(account, Optional.of(false), Long.MAX_VALUE, 10)).hasSize(1);
        assertThat(expiry.run(NOW, NOW)).as("told once").isZero();
        assertThat(DATABASE.text("select string_agg(type || ' ' || subject || ' ' || (data ->> 'reason'), ' ')"
                        + " from events where type = 'alert.recovered' and account_id = " + account))
                .isEqualTo("alert.recovered alert:dns_broken:gone.example domain deleted");
        expiry.run(NOW, NOW.plusSeconds(1));
        assertThat(store.list(account, Optional.empty(), Long.MAX_VALUE, 10)).isEmpty();
        assertThat(work.memory(List.of(subject)).states()).isEmpty();
    }

    @Test
    void aDomainsWishGoesBeforeTheAccountsAndThatBeforeTheUsual() {
        long account = account("rules@example.com");
        long domain = domain(account, "rules.example");
        assertThat(store.saveRule(account, wish(0, OptionalDouble.of(20), Optional.empty())))
                .isTrue();
        assertThat(store.saveRule(account, wish(domain, OptionalDouble.empty(), Optional.of(false))))
                .isTrue();
        assertThat(store.saveRule(account("else@example.com"), wish(domain, OptionalDouble.of(1), Optional.empty())))
                .as("another's domain")
                .isFalse();

        RuleOverrides rules = store.rules(account);
        assertThat(rules.setting(AlertRule.FAILURE_RATE, domain).threshold()).isEqualTo(20);
        assertThat(rules.setting(AlertRule.FAILURE_RATE, domain).enabled()).isFalse();
        assertThat(rules.setting(AlertRule.FAILURE_RATE, domain + 1).enabled()).isTrue();
        assertThat(rules.setting(AlertRule.NEW_SENDER, domain)).isEqualTo(AlertRule.NEW_SENDER.usual());
    }

    private List<AlertTurn> judge(AlertSubject subject, Instant now) {
        DomainFacts facts = reading.domains(Optional.empty(), 100, now).stream()
                .filter(each -> each.subject().equals(subject))
                .map(SubjectFacts.OfDomain::facts)
                .findFirst()
                .orElseThrow();
        AlertMemory memory = work.memory(List.of(subject));
        List<AlertTurn> turns = new AlertEvaluation(
                        rule -> memory.setting(subject, rule), rule -> memory.state(subject, rule))
                .of(facts);
        if (!turns.isEmpty()) {
            work.keep(List.of(new JudgedSubject(subject, turns)), now, List.of());
        }
        return turns;
    }

    private static RuleOverride wish(long domain, OptionalDouble threshold, Optional<Boolean> enabled) {
        return new RuleOverride(
                domain,
                AlertRule.FAILURE_RATE,
                enabled,
                threshold,
                OptionalLong.empty(),
                Optional.of(Duration.ofHours(1)));
    }

    private static void run(String sql, long account, long domain) {
        DATABASE.execute(sql.formatted(account, domain));
    }

    private static long account(String email) {
        return TestAccounts.create(DATABASE.database(), email).id();
    }

    private static long domain(long account, String name) {
        run(
                "insert into domains (account_id, name, active, verified_at) values (%d, '" + name + "', true, now())",
                account,
                0);
        return DATABASE.number("select id from domains where account_id = " + account + " and name = '" + name + "'");
    }
}
