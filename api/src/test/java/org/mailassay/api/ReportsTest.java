package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.api.testing.TestReports;
import org.mailassay.api.testing.TestReports.Row;
import org.mailassay.store.account.Account;

class ReportsTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    private static final String REPORTS = "/api/dmarc/v1/reports";
    private static final Instant DAY = Instant.parse("2026-04-29T00:00:00Z");
    private static final List<Row> ROWS = List.of(
            new Row("198.51.100.1", 10, "none", true, true), new Row("198.51.100.2", 5, "reject", false, false));

    private static String key = "";
    private static String domain = "";

    @BeforeAll
    static void takeReportsIn() {
        Account account = API.account("reports@example.com");
        key = API.key(account);
        domain = API.post("/api/dmarc/v1/domains", key, "{\"domain\": \"example.com\"}")
                .at("data.id");
        API.post("/api/dmarc/v1/domains/" + domain + "/activate", key);
        TestReports reports = new TestReports(API.database());
        reports.mail(account, xml("first.example", "r1", "example.com", 0, ROWS));
        reports.mail(account, xml("second.example", "r2", "example.com", 1, ROWS.subList(0, 1)));
        reports.mail(account, xml("second.example", "r2", "example.com", 1, ROWS.subList(0, 1)));
        reports.mail(account, xml("first.example", "r3", "nobody.example", 2, ROWS));
        reports.take(account, "Subject: hello\r\n\r\nnot a report\r\n");
    }

    @Test
    void reportsAreListedNewestFirst() {
        Reply reply = API.get(REPORTS, key);

        assertThat(reply.size("data")).isEqualTo(2);
        assertThat(reply.at("data.0.report_id")).isEqualTo("r1");
        assertThat(reply.at("data.1.org_name")).isEqualTo("second.example");
        assertThat(reply.at("data.0.domain_id")).isEqualTo(domain);
        assertThat(reply.at("data.0.begin")).isEqualTo("2026-04-29T00:00:00Z");
        assertThat(reply.at("data.0.total_messages")).isEqualTo("15");
        assertThat(reply.at("data.0.authenticated")).isEqualTo("pass");
        assertThat(reply.at("meta.pagination.limit")).isEqualTo("50");
        assertThat(reply.at("meta.pagination.next_cursor")).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=50, 2",
        "org_name=FIRST.example, 1",
        "org_name=nobody, 0",
        "source_ip=198.51.100.2, 1",
        "source_ip=::ffff:198.51.100.2, 1",
        "source_ip=2001:db8::1, 0",
        "disposition=reject, 1",
        "disposition=none, 2",
        "disposition=quarantine, 0",
        "from=2026-04-29, 1",
        "to=2026-04-28, 1",
        "range=24h, 1",
        "range=7d, 2",
        "domain_id=999999, 0",
        "limit=1, 1",
        "offset=1, 1",
    })
    void filtersNarrowTheList(String query, int expected) {
        assertThat(API.get(REPORTS + "?" + query, key).size("data")).isEqualTo(expected);
    }

    @Test
    void aDomainIsNamedByEitherKindOfId() {
        assertThat(API.get(REPORTS + "?domain_id=" + domain, key).size("data")).isEqualTo(2);
        assertThat(API.get(REPORTS + "?domain_id=" + domain.substring(3), key).size("data"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=x",
                "limit=99999999999",
                "limit=1&limit=1",
                "limit=1&%6cimit=2",
                "limit=%D9%A1",
                "limit=1.5",
                "limit=%2B5",
                "org_name=%00",
                "org_name=%ff",
                "offset=-1",
                "offset=10001",
                "cursor=x",
                "cursor=!!",
                "cursor=eA",
                "cursor=MjAyNg",
                "domain_id=x",
                "domain_id=rpt_1",
                "domain_id=-1",
                "source_ip=example.com",
                "source_ip=1.2.3",
                "source_ip=198.51.100.0/24",
                "disposition=accept",
                "cursor=KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTlaIDE",
            })
    void badParametersAreBadRequests(String query) {
        Reply reply = API.get(REPORTS + "?" + query, key);

        assertThat(reply.status()).as(query).isEqualTo(400);
        assertThat(reply.at("error.code")).isEqualTo("bad_request");
    }

    @Test
    void aReportHasEverythingThatWasSent() {
        String id = API.get(REPORTS + "?org_name=first.example", key).at("data.0.id");
        for (String path : List.of(id, id.substring(4))) {
            Reply reply = API.get(REPORTS + "/" + path, key);
            assertThat(reply.at("data.policy_published.p")).isEqualTo("reject");
            assertThat(reply.at("data.policy_published.np")).isEqualTo("null");
            assertThat(reply.at("data.record_count")).isEqualTo("2");
            assertThat(reply.size("data.records")).isEqualTo(2);
            assertThat(reply.at("data.records.0.source_ip")).isEqualTo("198.51.100.1");
            assertThat(reply.at("data.records.0.dmarc")).isEqualTo("pass");
            assertThat(reply.at("data.records.1.disposition")).isEqualTo("reject");
            assertThat(reply.at("data.records.1.auth_results.dkim.0.selector")).isEqualTo("s1");
            assertThat(reply.at("data.raw_url")).isEqualTo(REPORTS + "/" + id + "/raw");
        }
    }

    @Test
    void theOriginalIsHandedOutUntouched() {
        String id = API.get(REPORTS + "?org_name=first.example", key).at("data.0.id");
        Reply raw = API.get(REPORTS + "/" + id + "/raw", key);

        assertThat(raw.status()).isEqualTo(200);
        assertThat(raw.response().body())
                .isEqualTo(TestReports.gzip(xml("first.example", "r1", "example.com", 0, ROWS)));
        assertThat(raw.header("Content-Type")).isEqualTo("application/gzip");
        assertThat(raw.header("Content-Disposition")).isEqualTo("attachment; filename=\"report.xml.gz\"");
        assertThat(raw.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void unassignedReportsAreAdoptedWhenTheirDomainIsAdded() {
        Account account = API.account("adopts@example.com");
        String own = API.key(account);
        new TestReports(API.database()).mail(account, xml("first.example", "u1", "late.example", 0, ROWS));

        Reply unassigned = API.get(REPORTS + "/unassigned", own);
        assertThat(unassigned.size("data")).isEqualTo(1);
        assertThat(unassigned.at("data.0.domain")).isEqualTo("late.example");
        assertThat(unassigned.at("data.0.domain_id")).isEqualTo("null");
        assertThat(API.get(REPORTS, own).size("data")).isZero();

        String added = API.post("/api/dmarc/v1/domains", own, "{\"domain\": \"late.example\"}")
                .at("data.id");
        assertThat(API.get(REPORTS + "/unassigned", own).size("data")).isZero();
        assertThat(API.get(REPORTS, own).at("data.0.domain_id")).isEqualTo(added);
        assertThat(API.get("/api/dmarc/v1/domains/" + added + "/stats?range=7d", own)
                        .at("data.totals.total_messages"))
                .isEqualTo("15");
    }

    @Test
    void theIntakeLogHasEveryMessageWithItsFate() {
        Reply all = API.get("/api/dmarc/v1/intake", key);
        assertThat(all.size("data")).isEqualTo(5);
        assertThat(all.items("data")).hasSize(5);
        assertThat(API.get("/api/dmarc/v1/intake?fate=stored", key).size("data"))
                .isEqualTo(2);
        assertThat(API.get("/api/dmarc/v1/intake?fate=duplicate", key).size("data"))
                .isEqualTo(1);
        assertThat(API.get("/api/dmarc/v1/intake?fate=unassigned", key).at("data.0.outcomes.0.report_id"))
                .matches("rpt_[0-9]+");
        Reply refused = API.get("/api/dmarc/v1/intake?reason=not_a_report", key);
        assertThat(refused.at("data.0.fate")).isEqualTo("refused");
        assertThat(refused.at("data.0.outcomes.0.reason")).isEqualTo("not_a_report");
        assertThat(API.get("/api/dmarc/v1/intake?fate=lost", key).status()).isEqualTo(400);
        Reply first = API.get("/api/dmarc/v1/intake?limit=3", key);
        Reply rest = API.get("/api/dmarc/v1/intake?limit=3&cursor=" + first.at("meta.pagination.next_cursor"), key);
        assertThat(rest.size("data")).isEqualTo(2);
    }

    @Test
    void pagesMeetWithoutGapOrOverlap() {
        Account account = API.account("pages@example.com");
        String own = API.key(account);
        API.post("/api/dmarc/v1/domains", own, "{\"domain\": \"example.com\"}");
        String id = API.get("/api/dmarc/v1/domains", own).at("data.0.id");
        API.post("/api/dmarc/v1/domains/" + id + "/activate", own);
        TestReports reports = new TestReports(API.database());
        IntStream.range(0, 25)
                .forEach(i -> reports.mail(account, xml("r.example", "p" + i, "example.com", i % 3, ROWS)));

        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (!cursor.equals("null")) {
            Reply page = API.get(REPORTS + "?limit=10" + (cursor.isEmpty() ? "" : "&cursor=" + cursor), own);
            IntStream.range(0, page.size("data")).forEach(i -> seen.add(page.at("data." + i + ".report_id")));
            cursor = page.at("meta.pagination.next_cursor");
        }
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    }

    private static String xml(String orgName, String reportId, String domain, int daysBack, List<Row> rows) {
        Instant begin = DAY.minusSeconds(86_400L * daysBack);
        return TestReports.xml(orgName, reportId, domain, begin, begin.plusSeconds(86_399), rows);
    }
}
