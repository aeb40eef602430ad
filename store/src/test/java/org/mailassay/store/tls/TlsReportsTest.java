package org.mailassay.store.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.report.Oddity;
import org.mailassay.analysis.report.tls.TlsReport.AppliedPolicy;
import org.mailassay.analysis.report.tls.TlsReport.Failure;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.domain.DomainStore;
import org.mailassay.store.intake.Authentication;
import org.mailassay.store.intake.Fate;
import org.mailassay.store.intake.IntakeFilter;
import org.mailassay.store.intake.IntakeFixture;
import org.mailassay.store.intake.IntakeResult;
import org.mailassay.store.intake.IntakeStore;
import org.mailassay.store.intake.Outcome;
import org.mailassay.store.ownership.DomainOwnership;
import org.mailassay.store.testing.TestDatabase;

class TlsReportsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final String RANGE = "2026-03-01T00:00:00Z 2026-03-01T23:59:59Z";
    private static final String ONE = "tls Receiver t-1 " + RANGE
            + " example.com,sts,90,10 validation-failure,mx1,192.0.2.9,7 certificate-expired,mx2,2001:db8::9,3"
            + " example.com,tlsa,5,0";

    private final IntakeFixture fixture = new IntakeFixture(DATABASE);
    private final TlsReportStore store = new TlsReportStore(DATABASE.database());
    private final TlsStatisticsStore statistics = new TlsStatisticsStore(DATABASE.database());
    private long account;
    private String of;

    @BeforeEach
    void makeAccount(TestInfo test) {
        account = fixture.account(test.getDisplayName().replace("()", "") + "@example.org");
        of = "account_id = " + account;
    }

    @Test
    void oneMessageBringsSoManyAtMost() {
        fixture.domain(account, "example.com", true);
        String many = IntStream.rangeClosed(1, 501)
                .mapToObj(number -> "tls Receiver many-" + number + " " + RANGE + " example.com,sts,1,0")
                .collect(Collectors.joining("\n"));

        IntakeResult.Taken taken = fixture.taken(account, "many", many);

        assertThat(taken.outcomes()).hasSize(501);
        assertThat(taken.outcomes().getLast().fate()).isEqualTo(Fate.REFUSED);
        assertThat(DATABASE.number("select count(*) from tls_reports where " + of))
                .isEqualTo(500);
    }

    @Test
    void isStoredWithAllThatItSays() {
        long domain = fixture.domain(account, "example.com", true);
        IntakeResult.Taken taken = fixture.taken(account, "m1", ONE);
        assertThat(taken.fate()).isEqualTo(Fate.STORED);

        TlsReportSummary summary = list(TlsReportFilter.ALL).getFirst();
        StoredTlsReport report = store.find(account, summary.id()).orElseThrow();
        assertThat(report.summary()).isEqualTo(summary);
        assertThat(summary)
                .isEqualTo(new TlsReportSummary(
                        summary.id(),
                        Optional.of(domain),
                        "example.com",
                        "Receiver",
                        "t-1",
                        Instant.parse("2026-03-01T00:00:00Z"),
                        Instant.parse("2026-03-01T23:59:59Z"),
                        IntakeFixture.RECEIVED,
                        Authentication.UNVERIFIED,
                        95,
                        10,
                        2));
        assertThat(report.contactInfo()).isEqualTo("tls@receiver.example");
        assertThat(report.oddities()).containsExactly(new Oddity("policies/policy/policy-type", "odd"));
        assertThat(report.policies())
                .containsExactly(
                        new AppliedPolicy(
                                "sts",
                                List.of("version: STSv1"),
                                "example.com",
                                List.of("mx1"),
                                90,
                                10,
                                List.of(
                                        failure("validation-failure", "mx1", "192.0.2.9", 7),
                                        failure("certificate-expired", "mx2", "2001:db8::9", 3))),
                        new AppliedPolicy(
                                "tlsa", List.of("version: STSv1"), "example.com", List.of("mx1"), 5, 0, List.of()));
        assertThat(store.find(account + 1, summary.id())).isEmpty();
    }

    @Test
    void isCountedByDayPolicyFailureHostAndSender() {
        long domain = fixture.domain(account, "example.com", true);
        fixture.taken(account, "m1", ONE);
        DATABASE.execute("update source_addresses set ptr = 'out.sender.example', service = 'Sender'"
                + " where address = '192.0.2.9'");

        TlsStatistics found = statistics.of(account, domain, DAY.minusDays(1), DAY);
        assertThat(found.days())
                .containsExactly(
                        new TlsStatistics.Day(DAY.minusDays(1), 0, 0, 0), new TlsStatistics.Day(DAY, 1, 95, 10));
        assertThat(found.policies())
                .containsExactly(new TlsStatistics.Policy("sts", 90, 10), new TlsStatistics.Policy("tlsa", 5, 0));
        assertThat(found.failures())
                .containsExactly(
                        new TlsStatistics.Failures("validation-failure", "sts", 7, DAY, DAY),
                        new TlsStatistics.Failures("certificate-expired", "sts", 3, DAY, DAY));
        assertThat(found.hosts())
                .containsExactly(
                        new TlsStatistics.Host("mx1", "validation-failure", 7),
                        new TlsStatistics.Host("mx2", "certificate-expired", 3));
        assertThat(found.senders())
                .containsExactly(
                        new TlsStatistics.SendingServer(
                                Optional.of(InetAddress.ofLiteral("192.0.2.9")), "out.sender.example", "Sender", 7),
                        new TlsStatistics.SendingServer(Optional.of(InetAddress.ofLiteral("2001:db8::9")), "", "", 3));
        assertThat(statistics.of(account + 1, domain, DAY, DAY).policies()).isEmpty();
    }

    @Test
    void theSecondCopyChangesNoCount() {
        fixture.domain(account, "example.com", true);
        fixture.taken(account, "m1", ONE);
        assertThat(fixture.taken(account, "m2", ONE).fate()).isEqualTo(Fate.DUPLICATE);
        assertThat(fixture.taken(account, "m3", ONE + "\n" + ONE.replace("t-1", "t-2"))
                        .outcomes())
                .extracting(Outcome::fate)
                .containsExactly(Fate.DUPLICATE, Fate.STORED);
        assertThat(fixture.taken(account, "m4", ONE.replace("Receiver", "Other"))
                        .fate())
                .as("another reporter's")
                .isEqualTo(Fate.STORED);
        assertThat(total("reports")).isEqualTo(3);
        assertThat(total("successful")).isEqualTo(3 * 95);
    }

    @Test
    void aRangeOfSeveralDaysIsSpread() {
        long domain = fixture.domain(account, "example.com", true);
        fixture.taken(
                account,
                "m1",
                "tls R t-1 2026-03-01T12:00:00Z 2026-03-03T00:00:00Z example.com,sts,100,10 tlsa-invalid,mx1,192.0.2.9,7");

        TlsStatistics found = statistics.of(account, domain, DAY, DAY.plusDays(2));
        assertThat(found.days())
                .containsExactly(
                        new TlsStatistics.Day(DAY, 1, 33, 3),
                        new TlsStatistics.Day(DAY.plusDays(1), 0, 67, 7),
                        new TlsStatistics.Day(DAY.plusDays(2), 0, 0, 0));
        assertThat(DATABASE.text("select string_agg(day || ' ' || sessions, ',' order by day) from daily_tls_failures"
                        + " where " + of))
                .isEqualTo("2026-03-01 2,2026-03-02 5");
    }

    @Test
    void belongsToTheClosestParentOfItsPolicyDomain() {
        long parent = fixture.domain(account, "example.com", true);
        fixture.domain(account, "asleep.example.com", false);
        IntakeResult.Taken taken = fixture.taken(
                account,
                "m1",
                "tls R t-1 " + RANGE + " a.b.example.com,sts,1,0 mx.asleep.example.com,sts,2,0 other.example,sts,4,0");

        assertThat(taken.outcomes())
                .extracting(Outcome::fate)
                .containsExactly(Fate.STORED, Fate.DEACTIVATED, Fate.UNASSIGNED);
        assertThat(taken.outcomes().get(1).detail()).isEqualTo("mx.asleep.example.com");
        assertThat(list(new TlsReportFilter(Optional.of(parent), "r", Optional.empty(), Optional.empty(), false)))
                .extracting(TlsReportSummary::policyDomain)
                .containsExactly("a.b.example.com");
        assertThat(total("successful")).isEqualTo(1);
    }

    @Test
    void isAdoptedWhenTheDomainIsAddedAndFreedWhenItIsRemoved() {
        fixture.taken(account, "m1", ONE + "\n" + ONE.replace("t-1", "t-2"));
        fixture.taken(account, "m2", "tls R t-1 " + RANGE + " notexample.com,sts,4,0");
        assertThat(total("successful")).isZero();

        new DomainStore(DATABASE.database())
                .add(new AccountStore(DATABASE.database()).find(account).orElseThrow(), new DomainName("example.com"));
        long before = fixture.account("before-of-" + account + "@example.org");
        fixture.domain(before, "example.com", true);
        fixture.taken(before, "m1", ONE + "\n" + ONE.replace("t-1", "t-2"));
        for (String table : List.of("daily_tls_totals", "daily_tls_policies", "daily_tls_failures")) {
            assertThat(sums(table, account)).as(table).isEqualTo(sums(table, before));
        }
        assertThat(fates()).containsExactly(Fate.UNASSIGNED, Fate.STORED);

        UUID uuid = UUID.fromString(
                DATABASE.text("select cast(uuid as text) from domains where name = 'example.com' and " + of));
        assertThat(new DomainOwnership(DATABASE.database()).delete(account, uuid))
                .isTrue();
        assertThat(total("reports")).isZero();
        assertThat(fates()).containsExactly(Fate.UNASSIGNED, Fate.UNASSIGNED);
    }

    @Test
    void aReportWithoutPoliciesIsKeptUnassigned() {
        assertThat(fixture.taken(account, "m1", "tls").fate()).isEqualTo(Fate.UNASSIGNED);
        assertThat(list(TlsReportFilter.ALL)).singleElement().satisfies(report -> {
            assertThat(report.policyDomain()).isEmpty();
            assertThat(report.domainId()).isEmpty();
        });
    }

    @Test
    void hostileReportsAreBounded() {
        long domain = fixture.domain(account, "example.com", true);
        String domains = IntStream.range(0, 101)
                .mapToObj(number -> " d" + number + ".example,sts,1,0")
                .collect(Collectors.joining());
        assertThat(fixture.taken(account, "m1", "tls R t-1 " + RANGE + domains).outcomes())
                .extracting(Outcome::reason)
                .containsExactly("too_many_records");
        assertThat(fixture.taken(
                                account,
                                "m2",
                                "tls R t-1 " + RANGE + " example.com,sts,900000000000,0 example.com,sts,900000000000,0")
                        .outcomes())
                .extracting(Outcome::reason)
                .containsExactly("bad_value");

        String long255 = "\uD83D\uDE00".repeat(127) + "x";
        assertThat(fixture.taken(
                                account,
                                "m3",
                                "tls R t-3 " + RANGE + " example.com," + long255 + ",1,9" + " validation-failure,"
                                        + long255 + ",192.0.2.9,9")
                        .fate())
                .isEqualTo(Fate.STORED);
        assertThat(statistics.of(account, domain, DAY, DAY).hosts())
                .extracting(host -> host.host().length())
                .containsExactly(252);
    }

    @Test
    void listsFilterAndPage() {
        fixture.domain(account, "example.com", true);
        for (int day = 1; day <= 3; day++) {
            fixture.taken(account, "m" + day, ONE.replace("t-1", "t-" + day).replace("03-01T", "03-0" + day + "T"));
        }
        fixture.taken(account, "m4", "tls R t-4 " + RANGE + " other.example,sts,4,0");

        List<TlsReportSummary> page = store.list(account, TlsReportFilter.ALL, Optional.empty(), 0, 2);
        assertThat(page).extracting(TlsReportSummary::reportId).containsExactly("t-3", "t-2");
        assertThat(store.list(
                        account, TlsReportFilter.ALL, Optional.of(page.getLast().cursor()), 0, 9))
                .extracting(TlsReportSummary::reportId)
                .containsExactly("t-4", "t-1");
        assertThat(list(new TlsReportFilter(
                        Optional.empty(),
                        "",
                        Optional.of(Instant.parse("2026-03-02T00:00:00Z")),
                        Optional.of(Instant.parse("2026-03-03T00:00:00Z")),
                        true)))
                .extracting(TlsReportSummary::reportId)
                .containsExactly("t-2");
        assertThat(store.list(account + 1, TlsReportFilter.ALL, Optional.empty(), 0, 9))
                .isEmpty();
    }

    private static Failure failure(String type, String host, String sender, long sessions) {
        return new Failure(
                type,
                Optional.of(InetAddress.ofLiteral(sender)),
                host,
                "helo.example",
                Optional.empty(),
                sessions,
                "",
                "reason");
    }

    private List<TlsReportSummary> list(TlsReportFilter filter) {
        return store.list(account, filter, Optional.empty(), 0, 10);
    }

    private List<Fate> fates() {
        return new IntakeStore(DATABASE.database())
                .list(account, IntakeFilter.ALL, Optional.empty(), 0, 10).stream()
                        .map(entry -> entry.fate())
                        .toList();
    }

    private long total(String column) {
        return DATABASE.number("select coalesce(sum(" + column + "), 0) from daily_tls_totals where " + of);
    }

    /// The rows of an account as one text, without what tells accounts apart.
    private static String sums(String table, long account) {
        return DATABASE.text("select string_agg(cast(to_jsonb(each) - 'account_id' - 'domain_id' as text), ' ' order by"
                + " cast(to_jsonb(each) - 'account_id' - 'domain_id' as text)) from " + table
                + " as each where account_id = " + account);
    }
}
