package org.mailassay.store.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.store.testing.TestDatabase;

class ReportIntakeTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final String REPORT = """
            report receiver.example r-1 example.com 2026-03-01T00:00:00Z 2026-03-02T00:00:00Z
            row 192.0.2.1 5 none spf dkim
            row 192.0.2.2 7 reject
            row 2001:db8::1 11 quarantine dkim
            """;

    private final IntakeFixture fixture = new IntakeFixture(DATABASE);
    private long account;
    private String of;

    @BeforeEach
    void makeAccount(TestInfo test) {
        account = fixture.account(test.getDisplayName() + "@example.org");
        of = "account_id = " + account;
    }

    @Test
    void storesRowsAndCountsThem() {
        long domain = fixture.domain(account, "example.com", true);

        IntakeResult.Taken taken = fixture.taken(account, "m1", REPORT);

        assertThat(taken.fate()).isEqualTo(Fate.STORED);
        assertThat(taken.outcomes()).singleElement().isInstanceOf(Outcome.Stored.class);
        assertThat(fixture.total("messages", of + " and domain_id = " + domain + " and day = '2026-03-01'"))
                .isEqualTo(23);
        assertThat(fixture.total("reports", of)).isEqualTo(1);
        assertThat(fixture.total("spf_pass", of)).isEqualTo(5);
        assertThat(fixture.total("dkim_pass", of)).isEqualTo(16);
        assertThat(fixture.total("dmarc_pass", of)).isEqualTo(16);
        assertThat(fixture.total("none", of)).isEqualTo(5);
        assertThat(fixture.total("quarantined", of)).isEqualTo(11);
        assertThat(fixture.total("rejected", of)).isEqualTo(7);
        assertThat(count("daily_sources where " + of + " and messages = 11 and source_ip = '2001:db8::1'"))
                .isEqualTo(1);
        assertThat(count("report_rows where " + of + " and source_ip = '192.0.2.2' and disposition = 'reject'"
                        + " and not spf and header_from = 'example.com' and details -> 'dkim' -> 0 ->> 1 = 's1'"))
                .isEqualTo(1);
        assertThat(count("source_addresses where address in ('192.0.2.1', '192.0.2.2', '2001:db8::1')"))
                .isEqualTo(3);
        assertThat(count("intake join raw_message on raw_message.id = raw_message_id where " + of
                        + " and fate = 'stored' and reason = '' and intake.size = raw_message.size"))
                .isEqualTo(1);
    }

    @Test
    void countsAMessageOnceHoweverOftenItIsDelivered() {
        fixture.domain(account, "example.com", true);
        Arrival arrival = IntakeFixture.arrival(account, "m1", REPORT);

        assertThat(fixture.intake.take(arrival)).isInstanceOf(IntakeResult.Taken.class);
        assertThat(fixture.intake.take(arrival)).isEqualTo(new IntakeResult.TakenBefore());
        assertThat(fixture.intake.takeAll(List.of(arrival, arrival))).containsOnly(new IntakeResult.TakenBefore());

        assertThat(fixture.total("messages", of)).isEqualTo(23);
        assertThat(count("intake where " + of)).isEqualTo(1);
        assertThat(count("report_rows where " + of)).isEqualTo(3);
    }

    @Test
    void takesANameTwiceInOneBatchOnce() {
        Arrival arrival = IntakeFixture.arrival(account, "m1", REPORT);
        assertThat(fixture.intake.takeAll(List.of(arrival, arrival)))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(IntakeResult.Taken.class),
                        second -> assertThat(second).isEqualTo(new IntakeResult.TakenBefore()));
    }

    @Test
    void recordsTheSecondCopyOfAReportAsADuplicateOfTheFirst() {
        fixture.domain(account, "example.com", true);
        IntakeResult.Taken first = fixture.taken(account, "m1", REPORT);
        IntakeResult.Taken second =
                fixture.taken(account, "m2", REPORT.replace("receiver.example", "Receiver.Example"));

        assertThat(second.fate()).isEqualTo(Fate.DUPLICATE);
        assertThat(second.outcomes()).singleElement().isInstanceOfSatisfying(Outcome.Duplicate.class, duplicate -> {
            Outcome.Stored original = (Outcome.Stored) first.outcomes().getFirst();
            assertThat(duplicate.reportId()).isEqualTo(original.reportId());
        });
        assertThat(fixture.total("messages", of)).isEqualTo(23);
        assertThat(fixture.total("reports", of)).isEqualTo(1);
        assertThat(count("reports where " + of)).isEqualTo(1);
    }

    @Test
    void takesTheSameIdFromAnotherReporterOrForAnotherRangeAsAnotherReport() {
        fixture.domain(account, "example.com", true);
        fixture.taken(account, "m1", REPORT);
        assertThat(fixture.taken(account, "m2", REPORT.replace("receiver.example", "other.example"))
                        .fate())
                .isEqualTo(Fate.STORED);
        assertThat(fixture.taken(account, "m3", REPORT.replace("2026-03-02T00", "2026-03-02T01"))
                        .fate())
                .isEqualTo(Fate.STORED);
        assertThat(fixture.taken(account, "m4", REPORT.replace(" example.com 2026", " example.net 2026"))
                        .fate())
                .isEqualTo(Fate.UNASSIGNED);
        assertThat(fixture.total("reports", of)).isEqualTo(3);
    }

    @Test
    void findsDuplicatesWithinAMessageAndWithinABatch() {
        fixture.domain(account, "example.com", true);
        List<IntakeResult> results = fixture.intake.takeAll(List.of(
                IntakeFixture.arrival(account, "m1", REPORT + REPORT), IntakeFixture.arrival(account, "m2", REPORT)));

        assertThat(results)
                .extracting(result -> ((IntakeResult.Taken) result)
                        .outcomes().stream().map(Outcome::fate).toList())
                .containsExactly(List.of(Fate.STORED, Fate.DUPLICATE), List.of(Fate.DUPLICATE));
        assertThat(fixture.total("messages", of)).isEqualTo(23);
    }

    @Test
    void keepsReportsOfUnknownDomainsWithoutCountingThem() {
        fixture.domain(account, "other.example", true);
        assertThat(fixture.taken(account, "m1", REPORT).fate()).isEqualTo(Fate.UNASSIGNED);
        assertThat(count("reports where " + of + " and domain_id is null")).isEqualTo(1);
        assertThat(count("report_rows where " + of)).isEqualTo(3);
        assertThat(count("daily_totals where " + of)).isZero();
    }

    @Test
    void assignsASubdomainToItsClosestConfiguredParent() {
        long parent = fixture.domain(account, "example.com", true);
        long child = fixture.domain(account, "mail.example.com", true);
        fixture.taken(account, "m1", REPORT.replace(" example.com 2026", " a.b.mail.example.com 2026"));
        fixture.taken(account, "m2", REPORT.replace(" example.com 2026", " notmail.example.com 2026"));
        fixture.taken(account, "m3", REPORT.replace(" example.com 2026", " notexample.com 2026"));

        assertThat(fixture.total("messages", of + " and domain_id = " + child)).isEqualTo(23);
        assertThat(fixture.total("messages", of + " and domain_id = " + parent)).isEqualTo(23);
        assertThat(count("reports where " + of + " and domain_id is null")).isEqualTo(1);
    }

    @Test
    void recordsAndDoesNotProcessReportsOfADeactivatedDomain() {
        fixture.domain(account, "example.com", false);
        IntakeResult.Taken taken = fixture.taken(account, "m1", REPORT);

        assertThat(taken.fate()).isEqualTo(Fate.DEACTIVATED);
        assertThat(count("intake where " + of + " and reason = 'domain_deactivated' and detail = 'example.com'"))
                .isEqualTo(1);
        assertThat(count("reports where " + of)).isZero();
        assertThat(count("report_rows where " + of)).isZero();
    }

    @Test
    void keepsWhatTheOtherAccountHasOutOfIt() {
        long other = fixture.account("other-of-" + account + "@example.org");
        fixture.domain(other, "example.com", true);
        fixture.taken(other, "m1", REPORT);

        assertThat(fixture.taken(account, "m1", REPORT).fate())
                .as("neither its mail names, its reports nor its domains")
                .isEqualTo(Fate.UNASSIGNED);
    }

    @Test
    void dropsTheRowsOfAReportThatBreaksOffAndKeepsTheOtherOne() {
        fixture.domain(account, "example.com", true);
        IntakeResult.Taken taken =
                fixture.taken(account, "m1", REPORT + "broken\n" + REPORT.replace("r-1", "r-2") + "refused\n");

        assertThat(taken.outcomes()).extracting(Outcome::fate).containsExactly(Fate.REFUSED, Fate.STORED, Fate.REFUSED);
        assertThat(DATABASE.text(
                        "select string_agg(type, ' ' order by type) from events where account_id = " + account))
                .isEqualTo("report.refused report.stored");
        assertThat(taken.fate()).isEqualTo(Fate.STORED);
        assertThat(count("intake where " + of + " and fate = 'stored' and reason = 'truncated_xml'"
                        + " and detail = 'line 3, column 7'"))
                .isEqualTo(1);
        assertThat(fixture.total("messages", of)).isEqualTo(23);
        assertThat(count("report_rows where " + of)).isEqualTo(3);
    }

    @Test
    void setsUnauthenticatedMailAsideWhereTheAccountSaysSo() {
        fixture.domain(account, "example.com", true);
        Arrival failed = IntakeFixture.arrival(account, "m1", REPORT, Authentication.FAIL);
        assertThat(((IntakeResult.Taken) fixture.intake.take(failed)).fate()).isEqualTo(Fate.STORED);
        assertThat(count("reports where " + of + " and authenticated = 'fail'")).isEqualTo(1);

        DATABASE.execute("update accounts set quarantine_unauthenticated = true where id = " + account);
        String another = REPORT.replace("r-1", "r-2");
        Arrival aside = IntakeFixture.arrival(account, "m2", another, Authentication.FAIL);
        IntakeResult.Taken taken = (IntakeResult.Taken) fixture.intake.take(aside);
        assertThat(taken.fate()).isEqualTo(Fate.QUARANTINED);
        assertThat(fixture.total("messages", of)).isEqualTo(23);

        assertThat(fixture.intake
                        .retry(account, taken.intakeId(), false)
                        .orElseThrow()
                        .fate())
                .isEqualTo(Fate.QUARANTINED);
        assertThat(fixture.intake
                        .retry(account, taken.intakeId(), true)
                        .orElseThrow()
                        .fate())
                .isEqualTo(Fate.STORED);
        assertThat(fixture.total("messages", of)).isEqualTo(46);
    }

    @Test
    void readsAMessageAgainWithoutCountingTwice() {
        IntakeResult.Taken first = fixture.taken(account, "m1", REPORT + "refused\n");
        assertThat(first.fate()).isEqualTo(Fate.UNASSIGNED);

        assertThat(fixture.intake.retry(account, first.intakeId(), false)).contains(first);
        assertThat(fixture.intake.retry(account + 1, first.intakeId(), false))
                .as("another account's message")
                .isEmpty();
        assertThat(count("intake where " + of)).isEqualTo(1);
        assertThat(count("report_rows where " + of)).isEqualTo(3);
    }

    @Test
    void countsWhatBecomesReadableOnRetry() {
        long domain = fixture.domain(account, "example.com", false);
        IntakeResult.Taken first = fixture.taken(account, "m1", REPORT);
        DATABASE.execute("update domains set active = true where id = " + domain);

        assertThat(fixture.intake
                        .retry(account, first.intakeId(), false)
                        .orElseThrow()
                        .fate())
                .isEqualTo(Fate.STORED);
        assertThat(fixture.intake
                        .retry(account, first.intakeId(), false)
                        .orElseThrow()
                        .fate())
                .isEqualTo(Fate.STORED);
        assertThat(fixture.total("messages", of)).isEqualTo(23);
        assertThat(count("intake where " + of + " and fate = 'stored' and reason = ''"))
                .isEqualTo(1);
    }

    private static long count(String from) {
        return DATABASE.number("select count(*) from " + from);
    }
}
