package org.mailassay.store.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.analysis.report.AggregateRow;
import org.mailassay.analysis.report.AggregateRow.Disposition;
import org.mailassay.analysis.report.PartLocation;
import org.mailassay.store.intake.Authentication;
import org.mailassay.store.intake.IntakeFixture;
import org.mailassay.store.intake.ReportScript;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.report.ReportFilter.Belonging;
import org.mailassay.store.statistics.MessageCounts;
import org.mailassay.store.testing.TestDatabase;

class ReportStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final String FIRST = """
            report One.example r-1 example.com 2026-03-01T00:00:00Z 2026-03-02T00:00:00Z
            row 192.0.2.1 5 none spf dkim
            row 2001:db8::1 7 reject
            """;
    private static final String SECOND = """
            report two.example r-2 example.net 2026-03-02T00:00:00Z 2026-03-03T00:00:00Z
            row 192.0.2.2 1 quarantine
            """;
    private static final String STRAY = """
            report two.example r-3 example.org 2026-03-03T00:00:00Z 2026-03-04T00:00:00Z
            row 192.0.2.1 1 none
            """;

    private final IntakeFixture fixture = new IntakeFixture(DATABASE);
    private final ReportStore store = new ReportStore(DATABASE.database());
    private long account;
    private long com;
    private long net;

    @BeforeEach
    void takeReports(TestInfo test) {
        account = fixture.account(test.getDisplayName() + "@example.org");
        com = fixture.domain(account, "example.com", true);
        net = fixture.domain(account, "example.net", true);
        fixture.taken(account, "m1", FIRST);
        fixture.taken(account, "m2", "refused\n" + SECOND);
        fixture.taken(account, "m3", STRAY);
    }

    @Test
    void listsAssignedReportsNewestFirst() {
        assertThat(ids(ReportFilter.ALL)).containsExactly("r-2", "r-1");
        ReportSummary first = list(ReportFilter.ALL).get(1);
        assertThat(first.domainId()).contains(com);
        assertThat(first.orgName()).isEqualTo("One.example");
        assertThat(first.receivedAt()).isEqualTo(IntakeFixture.RECEIVED);
        assertThat(first.authenticated()).isEqualTo(Authentication.UNVERIFIED);
        assertThat(first.rowCount()).isEqualTo(2);
        assertThat(first.counts()).isEqualTo(new MessageCounts(12, 5, 5, 5, 5, 0, 7));
    }

    @Test
    void filters() {
        Belonging any = new Belonging.Assigned();
        Instant second = Instant.parse("2026-03-02T00:00:00Z");
        assertThat(ids(ReportFilter.ALL.of(new Belonging.OfDomain(net)))).containsExactly("r-2");
        assertThat(ids(ReportFilter.ALL.of(new Belonging.Unassigned()))).containsExactly("r-3");
        assertThat(ids(filter(any, "ONE.EXAMPLE", "", "", "", ""))).containsExactly("r-1");
        assertThat(ids(filter(any, "one", "", "", "", ""))).isEmpty();
        assertThat(ids(filter(any, "", second.toString(), "", "", ""))).containsExactly("r-2");
        assertThat(ids(filter(any, "", "", second.toString(), "", ""))).containsExactly("r-1");
        assertThat(ids(filter(any, "", "", "", "2001:db8::1", ""))).containsExactly("r-1");
        assertThat(ids(filter(any, "", "", "", "192.0.2.9", ""))).isEmpty();
        assertThat(ids(filter(any, "", "", "", "", "QUARANTINE"))).containsExactly("r-2");
        assertThat(ids(filter(any, "", "", "", "", "REJECT"))).containsExactly("r-1");
        assertThat(ids(filter(any, "", "", "", "", "PASS"))).containsExactly("r-1");
        assertThat(ids(filter(
                        new Belonging.OfDomain(com),
                        "one.example",
                        "2026-03-01T00:00:00Z",
                        second.toString(),
                        "192.0.2.1",
                        "NONE")))
                .containsExactly("r-1");
    }

    @Test
    void pagesThroughReportsOfOneInstantWithoutLosingOrRepeatingAny() {
        for (int i = 0; i < 25; i++) {
            fixture.taken(account, "p" + i, SECOND.replace("r-2", "p-" + i));
        }
        List<Long> seen = new ArrayList<>();
        Optional<ReportCursor> after = Optional.empty();
        List<ReportSummary> page;
        do {
            page = store.list(account, ReportFilter.ALL.of(new Belonging.OfDomain(net)), after, 0, 4);
            page.forEach(report -> seen.add(report.id()));
            after = page.isEmpty() ? after : Optional.of(page.getLast().cursor());
        } while (!page.isEmpty());

        assertThat(seen).hasSize(26).doesNotHaveDuplicates();
        assertThat(store.list(account, ReportFilter.ALL, Optional.empty(), 20, 10))
                .extracting(ReportSummary::reportId)
                .as("the rest after skipping")
                .hasSize(7)
                .endsWith("r-1");
    }

    @Test
    void showsAReportAsItWasRead() {
        long id = list(ReportFilter.ALL).get(1).id();
        Report report = store.find(account, id).orElseThrow();
        assertThat(report.header().orgName()).isEqualTo("One.example");
        assertThat(report.header().errors()).containsExactly("some error");
        assertThat(report.header().policy().percentage()).contains(50);
        assertThat(report.header().policy().nonexistentPolicy()).isEqualTo("reject");
        assertThat(report.header().end()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));

        List<AggregateRow> rows = store.rows(account, id, 0, 100);
        assertThat(rows).hasSize(2);
        AggregateRow second = rows.get(1);
        assertThat(second.sourceIp()).isEqualTo(InetAddress.ofLiteral("2001:db8::1"));
        assertThat(second.count()).isEqualTo(7);
        assertThat(second.disposition()).isEqualTo(Disposition.REJECT);
        assertThat(second.envelopeFrom()).isEqualTo("bounce.example.com");
        assertThat(second.dkimResults())
                .containsExactly(new AggregateRow.DkimAuthResult("example.com", "s1", "fail", ""));
        assertThat(second.spfResults())
                .containsExactly(new AggregateRow.SpfAuthResult("example.com", "mfrom", "pass", ""));
        assertThat(second.reasons())
                .as("with replacements for what no database text can hold")
                .containsExactly(new AggregateRow.OverrideReason("forwarded", "a \"list\"\\ \ufffd \ufffd"));
        assertThat(store.rows(account, id, 1, 100)).hasSize(1);
        assertThat(store.rows(account, id, 0, 1)).hasSize(1);
    }

    @Test
    void tellsWhereTheOriginalIs() {
        long id = list(ReportFilter.ALL).getFirst().id();
        Original original = store.original(account, id).orElseThrow();
        assertThat(original.location()).isEqualTo(new PartLocation(1, 0, "part-1"));
        RawMessageStore rawMessages = new RawMessageStore(DATABASE.database());
        assertThat(rawMessages.loadOfAccount(account, original.rawMessageId()))
                .contains(ReportScript.octets("refused\n" + SECOND));
        long other = fixture.account("original-of-" + account + "@example.org");
        assertThat(rawMessages.loadOfAccount(other, original.rawMessageId())).isEmpty();

        DATABASE.execute("delete from raw_message where id = " + original.rawMessageId());
        assertThat(store.original(account, id)).isEmpty();
    }

    @Test
    void showsNothingToAnotherAccount() {
        long other = fixture.account("other-of-" + account + "@example.org");
        long id = list(ReportFilter.ALL).getFirst().id();
        assertThat(store.list(other, ReportFilter.ALL, Optional.empty(), 0, 10)).isEmpty();
        assertThat(store.list(other, ReportFilter.ALL.of(new Belonging.OfDomain(com)), Optional.empty(), 0, 10))
                .isEmpty();
        assertThat(store.find(other, id)).isEmpty();
        assertThat(store.rows(other, id, 0, 10)).isEmpty();
        assertThat(store.original(other, id)).isEmpty();
    }

    private static ReportFilter filter(
            Belonging belonging, String orgName, String from, String to, String sourceIp, String disposition) {
        return new ReportFilter(
                belonging,
                orgName,
                Optional.of(from).filter(text -> !text.isEmpty()).map(Instant::parse),
                Optional.of(to).filter(text -> !text.isEmpty()).map(Instant::parse),
                Optional.of(sourceIp).filter(text -> !text.isEmpty()).map(InetAddress::ofLiteral),
                Optional.of(disposition).filter(text -> !text.isEmpty()).map(Disposition::valueOf));
    }

    private List<ReportSummary> list(ReportFilter filter) {
        return store.list(account, filter, Optional.empty(), 0, 100);
    }

    private List<String> ids(ReportFilter filter) {
        return list(filter).stream().map(ReportSummary::reportId).toList();
    }
}
