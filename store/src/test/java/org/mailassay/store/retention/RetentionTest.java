package org.mailassay.store.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.store.intake.IntakeFixture;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.testing.TestDatabase;

class RetentionTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private final IntakeFixture fixture = new IntakeFixture(DATABASE);
    private final Retention retention = new Retention(DATABASE.database(), new RawMessageStore(DATABASE.database()));

    /// Two accounts with the same two reports, all received on 2026-03-02; one account keeps for 30 days.
    private long brief;

    private long keeping;

    @BeforeEach
    void takeReports() {
        for (String table : new String[] {
            "accounts",
            "intake",
            "raw_message",
            "reports",
            "report_rows",
            "daily_totals",
            "daily_sources",
            "weekly_sources"
        }) {
            DATABASE.execute("delete from " + table);
        }
        DATABASE.execute("insert into plans (name, retention_days) values ('brief', 30) on conflict (name) do nothing");
        brief = fixture.account("brief@example.org");
        keeping = fixture.account("keeping@example.org");
        DATABASE.execute("update accounts set plan = 'brief' where id = " + brief);
        for (long account : new long[] {brief, keeping}) {
            fixture.domain(account, "example.com", true);
            fixture.taken(account, "old", report("old", "2026-01-31"));
            fixture.taken(account, "new", report("new", "2026-03-01"));
        }
        DATABASE.execute("update raw_message set stored_at = '2026-03-02 00:00Z'");
    }

    @Test
    void deletesFailureAndTlsReportsWithWhatHangsOnThem() {
        DATABASE.execute("update accounts set failure_reports = 'full' where id in (" + brief + ", " + keeping + ")");
        for (long account : new long[] {brief, keeping}) {
            fixture.taken(account, "others", """
                    tls R t-1 2026-01-31T00:00:00Z 2026-01-31T23:59:59Z example.com,sts,9,1 tlsa-invalid,mx1,192.0.2.9,1
                    failure example.com 192.0.2.1 jane@people.example 2026-02-01T10:00:00Z
                    """);
        }
        retention.run(Instant.parse("2026-04-05T12:00:00Z"));

        for (String table : new String[] {
            "tls_reports",
            "daily_tls_totals",
            "daily_tls_policies",
            "daily_tls_failures",
            "failure_reports",
            "sealed_mails"
        }) {
            assertThat(count(table, brief)).as(table).isZero();
            assertThat(count(table, keeping)).as(table).isEqualTo(1);
        }
    }

    @Test
    void deletesWhatIsOlderThanThePlanKeeps() {
        RetentionRun run = retention.run(Instant.parse("2026-03-15T12:00:00Z"));

        assertThat(run).isEqualTo(new RetentionRun(1, 1, 0, 0, 0, 0));
        assertThat(count("reports", brief)).isEqualTo(1);
        assertThat(count("report_rows", brief)).isEqualTo(2);
        assertThat(count("daily_totals", brief)).isEqualTo(1);
        assertThat(count("daily_sources", brief)).isEqualTo(2);
        assertThat(count("weekly_sources", brief)).isEqualTo(2);
        assertThat(count("reports", keeping)).isEqualTo(2);
        assertThat(count("report_rows", keeping)).isEqualTo(4);
        assertThat(count("daily_sources", keeping)).isEqualTo(4);
        assertThat(count("weekly_sources", keeping)).isEqualTo(4);
        assertThat(retention.run(Instant.parse("2026-03-15T12:00:00Z"))).isEqualTo(new RetentionRun(0, 0, 0, 0, 0, 0));
    }

    @Test
    void recordsThatAreGoneExpireAndNoDomainKeepsMoreThanItsShare() {
        String record = """
                insert into dns_records (account_id, domain_id, record_type, record_key, record_value, origin,
                    first_seen_at, last_seen_at, removed_at)
                select account_id, id, 'MX', 'example.com', number, 'example.com', '2026-01-01', '2026-01-01', %s
                from domains cross join generate_series(1, %d) as number
                """;
        DATABASE.execute(record.formatted("null", 1));
        DATABASE.execute(record.formatted("timestamptz '2026-02-13 12:00Z' + number * interval '12h'", 4));

        retention.run(Instant.parse("2026-03-15T12:00:00Z"));
        assertThat(count("dns_records", brief))
                .as("13 February is the first day kept")
                .isEqualTo(5);
        retention.run(Instant.parse("2026-03-17T12:00:00Z"));
        assertThat(count("dns_records", brief)).as("14 is gone, 15 is kept").isEqualTo(3);
        assertThat(count("dns_records", keeping)).isEqualTo(5);

        DATABASE.execute(record.formatted("timestamptz '2026-03-01 00:00Z' + number * interval '1s'", 5_000));
        retention.run(Instant.parse("2026-03-17T12:00:00Z"));
        assertThat(count("dns_records", brief)).isEqualTo(5_001);
        assertThat(count("dns_records", keeping)).isEqualTo(5_001);
        assertThat(DATABASE.number("select count(*) from dns_records where removed_at < '2026-03-01 00:00Z'"))
                .as("the oldest go")
                .isZero();
    }

    /// Monday 9 to Sunday 15 March.
    @Test
    void whatIsLeftOfAWeekIsTheSumOfItsDays() {
        fixture.taken(brief, "monday", report("monday", "2026-03-09"));
        fixture.taken(brief, "tuesday", report("tuesday", "2026-03-10"));
        fixture.taken(brief, "thursday", report("thursday", "2026-03-12").replace("192.0.2.2", "192.0.2.3"));
        String week = "weekly_sources where week = '2026-03-09' and account_id = " + brief;
        assertThat(DATABASE.number("select count(*) from " + week)).isEqualTo(3);

        retention.run(Instant.parse("2026-04-09T00:00:00Z"));
        assertThat(DATABASE.number("select sum(messages) from " + week))
                .as("10 March is the first day kept")
                .isEqualTo(24);
        assertThat(DATABASE.number("select messages from " + week
                        + " and source_ip = '192.0.2.1' and first_day = '2026-03-10' and last_day = '2026-03-12'"))
                .isEqualTo(10);
        retention.run(Instant.parse("2026-04-10T00:00:00Z"));
        assertThat(DATABASE.number("select count(*) from " + week)).isEqualTo(2);
        assertThat(DATABASE.number("select sum(messages) from " + week + " and first_day = '2026-03-12'"))
                .isEqualTo(12);
        retention.run(Instant.parse("2026-04-12T00:00:00Z"));
        assertThat(DATABASE.number("select count(*) from " + week)).isZero();
    }

    @Test
    void deletesTheMessagesThatNothingRefersToAnyMore() {
        RetentionRun run = retention.run(Instant.parse("2026-04-15T12:00:00Z"));

        assertThat(run).isEqualTo(new RetentionRun(2, 2, 2, 0, 2, 0));
        assertThat(count("intake", brief)).isZero();
        assertThat(DATABASE.number("select count(*) from raw_message")).isEqualTo(2);
        assertThat(count("report_rows", keeping)).isEqualTo(4);
    }

    @Test
    void dropsWholeMonthsOnlyWhenEveryAccountIsDoneWithThem() {
        Instant later = Instant.parse("2026-05-15T00:00:00Z");
        assertThat(retention.run(later).partitions()).as("one keeps for ever").isZero();

        DATABASE.execute("update accounts set plan = 'brief'");
        assertThat(retention.run(Instant.parse("2026-04-30T00:00:00Z")).partitions())
                .as("31 March is 30 days ago")
                .isZero();
        assertThat(retention.run(Instant.parse("2026-05-01T00:00:00Z")).partitions())
                .isEqualTo(1);
        assertThat(DATABASE.number("select count(*) from pg_class where relname = 'report_rows_2026_03'"))
                .isZero();
        assertThat(fixture.taken(keeping, "again", report("again", "2026-03-01"))
                        .fate())
                .as("a month that was dropped is made again")
                .isNotNull();
    }

    @Test
    void makesThePartitionsOfTheTimeToCome() {
        retention.prepareMonths(Instant.parse("2027-12-31T23:59:59Z"));
        assertThat(DATABASE.number("""
                select count(*) from pg_class
                where relname in ('report_rows_2027_12', 'report_rows_2028_01')""")).isEqualTo(2);
        retention.prepareMonths(Instant.parse("2027-12-31T23:59:59Z"));
    }

    private static String report(String id, String day) {
        return """
                report one.example %s example.com %sT00:00:00Z %sT23:59:59Z
                row 192.0.2.1 5 none spf dkim
                row 192.0.2.2 7 reject
                """.formatted(id, day, day);
    }

    private static long count(String table, long account) {
        return DATABASE.number("select count(*) from " + table + " where account_id = " + account);
    }
}
