package org.mailassay.store.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.store.testing.TestDatabase;

class SenderWatchTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Instant NOW = Instant.parse("2026-04-30T12:00:00Z");

    private final SenderWatch watch = new SenderWatch(DATABASE.database());

    @BeforeEach
    void begin() {
        DATABASE.execute("truncate accounts, reports, report_rows, event_readers restart identity cascade");
    }

    @Test
    void aSenderIsNewOnceByItsServiceAndNewsAfterTheFirstWeek() {
        DATABASE.execute("insert into accounts (email) values ('a@example.com')");
        DATABASE.execute("insert into domains (account_id, name, active) values (1, 'example.com', true)");
        DATABASE.execute("insert into source_addresses (address, service) values ('192.0.2.1', 'Postman'),"
                + " ('192.0.2.2', 'Postman')");
        DATABASE.execute("select ensure_report_rows_month('2026-04-30')");
        watch.run(NOW);

        report(1, NOW, "192.0.2.1");
        assertThat(watch.run(NOW.minusSeconds(1))).as("too early").isZero();
        assertThat(watch.run(NOW)).isEqualTo(1);
        report(2, NOW, "192.0.2.2");
        assertThat(watch.run(NOW)).as("the same service").isZero();
        Instant later = NOW.plus(Duration.ofDays(8));
        report(3, later, "203.0.113.5");
        assertThat(watch.run(later)).isEqualTo(1);
        assertThat(watch.run(later)).as("read once").isZero();

        List<Event> told = ((EventReading.Read) new EventLog(DATABASE.database()).read(1, Optional.empty(), 100))
                .events().stream()
                        .filter(event -> event.type().equals("sender.new"))
                        .toList();
        assertThat(told)
                .extracting(Event::data)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("\"sender\": \"Postman\"", "\"learning\": true", "\"messages\": 4"),
                        second -> assertThat(second).contains("\"sender\": \"203.0.113.5\"", "\"learning\": false"));
    }

    /// A forged report names any number; who passes comes in all the same.
    @Test
    void aDomainHasOnlySoManySenders() {
        DATABASE.execute("insert into accounts (email) values ('b@example.com')");
        DATABASE.execute("insert into domains (account_id, name, active) values (1, 'full.example', true)");
        long domain = DATABASE.number("select id from domains where name = 'full.example'");
        DATABASE.execute("select ensure_report_rows_month('2026-04-30')");
        SenderWatch small = new SenderWatch(DATABASE.database(), 10);
        small.run(NOW);
        report(11, NOW, "192.0.2.11");
        DATABASE.execute("update reports set domain_id = " + domain + " where id = 11");
        small.run(NOW);
        Instant later = NOW.plus(Duration.ofDays(8));
        report(12, later, "192.0.2.12");
        DATABASE.execute("update reports set domain_id = " + domain + " where id = 12");
        DATABASE.execute("""
                insert into report_rows (account_id, report_id, received_on, ordinal, messages, source_ip, disposition,
                    dkim, spf, header_from, envelope_from, envelope_to, details)
                select 1, 12, '2026-04-30', n, 100, cast('203.0.113.0' as inet) + n, 'none', false, false, 'x', '', '',
                    '{}'
                from generate_series(1, 30) as n""");
        assertThat(small.run(later)).isEqualTo(9);
        String count = "select count(*) from domain_senders where domain_id = " + domain;
        assertThat(DATABASE.number(count)).isEqualTo(10);
        assertThat(DATABASE.number(count + " and sender = '192.0.2.12'"))
                .as("who passes comes first")
                .isEqualTo(1);
        report(13, later, "192.0.2.13");
        DATABASE.execute("update reports set domain_id = " + domain + " where id = 13");
        assertThat(small.run(later)).isEqualTo(1);
        assertThat(DATABASE.number(count)).isEqualTo(10);
        assertThat(DATABASE.number(count + " and sender in ('192.0.2.11', '192.0.2.12', '192.0.2.13')"))
                .isEqualTo(3);
    }

    private static void report(long id, Instant at, String source) {
        DATABASE.execute("""
                insert into reports (account_id, id, domain_id, intake_id, part, entry, part_name, identity, org_name,
                    email, extra_contact_info, generator, report_id, version, namespace, begins, ends, errors, oddities,
                    policy_domain, alignment_dkim, alignment_spf, policy, subdomain_policy, nonexistent_policy,
                    failure_options, testing, discovery_method, authenticated, received_at, received_on, row_count,
                    messages, spf_pass, dkim_pass, dmarc_pass, none, quarantined, rejected)
                values (1, %1$d, 1, 1, 0, 0, '', decode(lpad('%1$d', 32, '0'), 'hex'), '', '', '', '', '', '', '',
                    '%2$s', '%2$s', '[]', '[]', 'example.com', '', '', '', '', '', '', '', '', 'pass', '%2$s',
                    '2026-04-30', 1, 4, 4, 4, 4, 4, 0, 0)""".formatted(id, at));
        DATABASE.execute("""
                insert into report_rows (account_id, report_id, received_on, ordinal, messages, source_ip, disposition,
                    dkim, spf, header_from, envelope_from, envelope_to, details)
                values (1, %d, '2026-04-30', 0, 4, '%s', 'none', true, true, 'example.com', '', '', '{}')""".formatted(id, source));
        DATABASE.database().inTransaction(transaction -> {
            EventLog.append(
                    transaction,
                    List.of(new NewEvent(
                            1,
                            at,
                            EventType.REPORT_STORED,
                            "domain:1",
                            "example.com",
                            EventData.of().text("report_id", "rpt_" + id))));
            return true;
        });
    }
}
