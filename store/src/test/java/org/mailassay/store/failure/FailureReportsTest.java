package org.mailassay.store.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.failure.FailureReport;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.account.FailedMessages;
import org.mailassay.store.domain.DomainStore;
import org.mailassay.store.intake.Arrival;
import org.mailassay.store.intake.Authentication;
import org.mailassay.store.intake.Fate;
import org.mailassay.store.intake.IntakeFixture;
import org.mailassay.store.intake.IntakeResult;
import org.mailassay.store.intake.ReportScript;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.seal.SealedMails;
import org.mailassay.store.seal.Unsealing;
import org.mailassay.store.testing.TestDatabase;
import org.mailassay.store.testing.TestSealing;

class FailureReportsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final String PERSON = "jane.doe@people.example";
    private static final String ONE = "failure example.com 192.0.2.1 " + PERSON + " 2026-03-01T10:00:00Z";

    private final IntakeFixture fixture = new IntakeFixture(DATABASE);
    private final FailureReportStore store =
            new FailureReportStore(DATABASE.database(), new SealedMails(TestSealing.KEY));
    private long account;
    private String of;

    @BeforeEach
    void makeAccount(TestInfo test) {
        account = fixture.account(test.getDisplayName().replace("()", "") + "@example.org");
        of = "account_id = " + account;
    }

    @Test
    void isStoredWithAllThatItSaysButWhoThePeopleAre() {
        long domain = fixture.domain(account, "example.com", true);
        assertThat(fixture.taken(account, "m1", ONE).fate()).isEqualTo(Fate.STORED);

        StoredFailureReport listed = list(FailureReportFilter.ALL).getFirst();
        assertThat(listed.report().sample().headers()).as("long, and not shown").isEmpty();
        StoredFailureReport stored = store.find(account, listed.id()).orElseThrow();
        assertThat(stored.cursor()).isEqualTo(listed.cursor());
        String token = TestSealing.KEY.token(account, PERSON);
        FailureReport report = stored.report();
        assertThat(store.find(account + 1, stored.id())).isEmpty();
        assertThat(stored.domainId()).contains(domain);
        assertThat(stored.reportedDomain()).isEqualTo("example.com");
        assertThat(stored.arrivedAt()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(stored.receivedAt()).isEqualTo(IntakeFixture.RECEIVED);
        assertThat(report.form()).isEqualTo(FailureReport.Form.ARF);
        assertThat(report.userAgent()).isEqualTo("Reporter/1.0");
        assertThat(report.authFailures()).containsExactly("dmarc");
        assertThat(report.originalMailFrom())
                .isEqualTo(TestSealing.KEY.token(account, "bounce-" + PERSON) + "@people.example");
        assertThat(report.originalRcptTo()).containsExactly(token + "@people.example");
        assertThat(report.sourceIp()).contains(InetAddress.ofLiteral("192.0.2.1"));
        assertThat(report.deliveryResult()).isEqualTo("reject");
        assertThat(report.incidents()).isEqualTo(1);
        assertThat(report.reportedDomains()).containsExactly("example.com");
        assertThat(report.sample().messageId()).isEqualTo("<m1@example.com>");
        assertThat(report.sample().fromDomain()).isEqualTo("example.com");
        assertThat(report.sample().from())
                .isEqualTo("*** <" + TestSealing.KEY.token(account, "news@example.com") + "@example.com>");
        assertThat(report.sample().subject()).isEqualTo("For " + token + "@people.example");
        assertThat(report.sample().headers())
                .contains("To: *** <" + token + "@people.example>\n")
                .doesNotContain("xyzzy");
    }

    @Test
    void nothingOfThePeopleOrTheBodyIsInTheDatabase() {
        fixture.domain(account, "example.com", true);
        long raw = DATABASE.database()
                .inTransaction(transaction -> new RawMessageStore(DATABASE.database())
                        .store(transaction, ReportScript.octets(ONE + "\nrefused")));
        Arrival queued = IntakeFixture.arrival(account, "m1", ONE + "\nrefused");
        fixture.intake.take(new Arrival(account, queued.message(), OptionalLong.of(raw), Authentication.PASS));
        fixture.taken(account, "m2", ONE.replace("192.0.2.1", "192.0.2.2"));
        DATABASE.execute("insert into mail_queue (queue, mail_name, raw_message_id, envelope) values ('spool', 'm1', "
                + raw + ", '{}')");

        new RawMessageStore(DATABASE.database()).deletePrivate();
        assertThat(DATABASE.number("select count(*) from raw_message where id = " + raw))
                .as("the queue still has it")
                .isEqualTo(1);
        DATABASE.execute("delete from mail_queue");
        new RawMessageStore(DATABASE.database()).deletePrivate();
        assertThat(DATABASE.number("select count(*) from raw_message where id = " + raw))
                .isZero();
        assertThat(DATABASE.number("select count(*) from private_octets")).isZero();
        assertThat(DATABASE.number("select count(*) from failure_reports where " + of))
                .isEqualTo(2);
        for (String secret : List.of("jane.doe", "Jane Doe", "xyzzy")) {
            assertThat(tablesWith(secret)).as(secret).isEmpty();
        }
    }

    @Test
    void theWholeMailIsKeptSealedWhereTheAccountAsksForIt() {
        fixture.domain(account, "example.com", true);
        AccountStore accounts = new AccountStore(DATABASE.database());
        accounts.keepFailedMessages(account, FailedMessages.FULL);
        assertThat(accounts.find(account).orElseThrow().failureReports()).isEqualTo(FailedMessages.FULL);
        IntakeResult.Taken taken = fixture.taken(account, "m1", ONE);

        StoredFailureReport stored = list(FailureReportFilter.ALL).getFirst();
        assertThat(store.mail(account, stored))
                .contains(new Unsealing.Opened(Octets.of(ONE.getBytes(StandardCharsets.UTF_8))));
        assertThat(new FailureReportStore(DATABASE.database(), new SealedMails(TestSealing.key(8)))
                        .mail(account, stored))
                .contains(new Unsealing.OtherKey());
        assertThat(store.mail(account + 1, stored)).isEmpty();
        assertThat(tablesWith("jane.doe")).isEmpty();
        assertThat(fixture.intake.retry(account, taken.intakeId(), false)).contains(taken);
        DATABASE.execute("update sealed_mails set account_id = account_id + 1 where " + of);
        assertThat(store.mail(account + 1, stored))
                .as("moved to another account")
                .contains(new Unsealing.Altered());
        DATABASE.execute("update sealed_mails set account_id = account_id - 1 where account_id = " + (account + 1));

        accounts.keepFailedMessages(account, FailedMessages.HEADERS);
        assertThat(store.mail(account, stored)).isEmpty();
        assertThat(fixture.intake.retry(account, taken.intakeId(), false))
                .as("nothing is left to be read again")
                .isEmpty();
    }

    @Test
    void quarantinedMailIsSealedUntilItIsReleased() {
        fixture.domain(account, "example.com", true);
        DATABASE.execute("update accounts set quarantine_unauthenticated = true where id = " + account);
        IntakeResult.Taken taken = (IntakeResult.Taken)
                fixture.intake.take(IntakeFixture.arrival(account, "m1", ONE, Authentication.FAIL));
        assertThat(taken.fate()).isEqualTo(Fate.QUARANTINED);
        assertThat(DATABASE.number("select count(*) from sealed_mails where " + of))
                .isEqualTo(1);
        assertThat(tablesWith("jane.doe")).isEmpty();
        new AccountStore(DATABASE.database()).keepFailedMessages(account, FailedMessages.HEADERS);

        assertThat(fixture.intake
                        .retry(account, taken.intakeId(), true)
                        .orElseThrow()
                        .fate())
                .isEqualTo(Fate.STORED);
        assertThat(DATABASE.number("select count(*) from sealed_mails where " + of))
                .isZero();
        assertThat(list(FailureReportFilter.ALL)).hasSize(1);
    }

    @Test
    void whatAnEarlierVersionKeptIsReadAgainAndHidden() {
        fixture.domain(account, "example.com", true);
        long raw = DATABASE.database()
                .inTransaction(transaction ->
                        new RawMessageStore(DATABASE.database()).store(transaction, ReportScript.octets(ONE)));
        DATABASE.execute("""
                insert into intake (account_id, mail_name, raw_message_id, received_at, size, authenticated, fate,
                    reason, detail, outcomes)
                values (%d, 'm1', %d, '2026-03-02 04:05:06Z', 10, 'pass', 'kept', 'failure_report', '',
                    '[["kept", "1", "0", "part", "failure_report", "", ""]]')""".formatted(account, raw));
        long intake = DATABASE.number("select id from intake where " + of);

        assertThat(fixture.intake.retry(account, intake, false).orElseThrow().fate())
                .isEqualTo(Fate.STORED);
        new RawMessageStore(DATABASE.database()).deletePrivate();
        assertThat(tablesWith("jane.doe")).isEmpty();
    }

    @Test
    void theSameReportIsStoredOnce() {
        fixture.domain(account, "example.com", true);
        fixture.taken(account, "m1", ONE);
        assertThat(fixture.taken(account, "m2", ONE).fate()).isEqualTo(Fate.DUPLICATE);
        assertThat(fixture.taken(account, "m3", ONE.replace("10:00:00Z", "10:00:01Z"))
                        .fate())
                .isEqualTo(Fate.STORED);
        assertThat(list(FailureReportFilter.ALL)).hasSize(2);
    }

    @Test
    void belongsToADomainAsAggregateReportsDo() {
        fixture.domain(account, "asleep.example", false);
        assertThat(fixture.taken(account, "m1", ONE.replace("example.com", "mail.asleep.example"))
                        .fate())
                .isEqualTo(Fate.DEACTIVATED);
        assertThat(tablesWith("jane.doe")).isEmpty();
        assertThat(fixture.taken(account, "m2", ONE.replace("example.com", "mail.example.com"))
                        .fate())
                .isEqualTo(Fate.UNASSIGNED);

        new DomainStore(DATABASE.database())
                .add(new AccountStore(DATABASE.database()).find(account).orElseThrow(), new DomainName("example.com"));
        assertThat(list(FailureReportFilter.ALL))
                .singleElement()
                .satisfies(report -> assertThat(report.domainId()).isPresent());
        assertThat(DATABASE.text("select string_agg(fate, ',' order by id) from intake where " + of))
                .isEqualTo("deactivated,stored");
        assertThat(DATABASE.number("select count(*) from source_addresses where address = '192.0.2.1'"))
                .isEqualTo(1);
    }

    @Test
    void isLinkedToTheAggregateRowsOfItsDayAndSource() {
        fixture.domain(account, "example.com", true);
        fixture.taken(account, "m1", ONE);
        fixture.taken(account, "m2", """
                report one.example r-1 example.com 2026-03-01T00:00:00Z 2026-03-01T23:59:59Z
                row 192.0.2.1 5 none spf dkim
                row 192.0.2.1 3 reject
                row 192.0.2.2 9 reject
                report one.example r-2 example.com 2026-03-03T00:00:00Z 2026-03-03T23:59:59Z
                row 192.0.2.1 4 none
                """);

        RelatedRows related =
                store.related(account, list(FailureReportFilter.ALL).getFirst()).orElseThrow();
        assertThat(related.day()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(related.counts().messages()).isEqualTo(8);
        assertThat(related.counts().rejected()).isEqualTo(3);
        assertThat(related.rows()).extracting(RelatedRows.Row::messages).containsExactly(5L, 3L);
        assertThat(related.rows().getLast())
                .isEqualTo(new RelatedRows.Row(
                        DATABASE.number("select id from reports where report_id = 'r-1' and " + of),
                        "one.example",
                        Instant.parse("2026-03-01T00:00:00Z"),
                        Instant.parse("2026-03-01T23:59:59Z"),
                        3,
                        "reject",
                        false,
                        false,
                        related.rows().getLast().headerFrom()));
    }

    @Test
    void listsFilterAndPage() {
        long domain = fixture.domain(account, "example.com", true);
        for (int day = 1; day <= 3; day++) {
            fixture.taken(
                    account,
                    "m" + day,
                    ONE.replace("03-01T", "02-2" + day + "T").replace("2.1 ", "2." + day + " "));
        }
        fixture.taken(account, "m4", ONE.replace("example.com", "other.example").replace("2026-", "1999-"));

        List<StoredFailureReport> page = store.list(account, FailureReportFilter.ALL, Optional.empty(), 0, 2);
        assertThat(page)
                .extracting(StoredFailureReport::arrivedAt)
                .as("a time that cannot be is that of the report")
                .containsExactly(IntakeFixture.RECEIVED, Instant.parse("2026-02-23T10:00:00Z"));
        assertThat(store.list(
                        account,
                        FailureReportFilter.ALL,
                        Optional.of(page.getLast().cursor()),
                        0,
                        9))
                .hasSize(2);
        assertThat(list(new FailureReportFilter(
                        Optional.of(domain),
                        Optional.of(InetAddress.ofLiteral("192.0.2.2")),
                        Optional.of(Instant.parse("2026-02-22T00:00:00Z")),
                        Optional.of(Instant.parse("2026-02-23T00:00:00Z")))))
                .hasSize(1);
        assertThat(store.list(account + 1, FailureReportFilter.ALL, Optional.empty(), 0, 9))
                .isEmpty();
    }

    private List<StoredFailureReport> list(FailureReportFilter filter) {
        return store.list(account, filter, Optional.empty(), 0, 10);
    }

    /// The tables that hold the text anywhere: in a text, within JSON, or as octets.
    private static List<String> tablesWith(String text) {
        String tables = DATABASE.text("select string_agg(relname, ',') from pg_class where relkind in ('r', 'p')"
                + " and not relispartition and relnamespace = to_regnamespace('public')");
        String hexadecimal = "encode(convert_to('" + text + "', 'UTF8'), 'hex')";
        return List.of(tables.split(",")).stream()
                .filter(table -> DATABASE.number("select count(*) from (select cast(row as text) as line from " + table
                                + " as row) as lines where position(lower('" + text + "') in lower(line)) > 0"
                                + " or position(" + hexadecimal + " in line) > 0")
                        > 0)
                .toList();
    }
}
