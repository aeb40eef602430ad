package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
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
import org.mailassay.store.account.TestAccounts;

class StatisticsTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    private static String key = "";
    private static String domain = "";

    /// The clock stands at 2026-04-30T12:00Z.
    @BeforeAll
    static void takeReportsIn() {
        Account account = API.account("statistics@example.com");
        key = API.key(account);
        domain = API.post("/api/dmarc/v1/domains", key, "{\"domain\": \"example.com\"}")
                .at("data.id");
        API.post("/api/dmarc/v1/domains/" + domain + "/activate", key);
        TestReports reports = new TestReports(API.database());
        List<Row> rows = List.of(
                new Row("198.51.100.1", 10, "none", true, true),
                new Row("198.51.100.2", 5, "quarantine", false, false),
                new Row("2001:db8::1", 3, "reject", false, false),
                new Row("198.51.100.1", 2, "none", false, true));
        for (String day : List.of("2026-04-29", "2026-04-20", "2026-03-31")) {
            Instant begin = Instant.parse(day + "T00:00:00Z");
            reports.mail(
                    account,
                    TestReports.xml("reporter.example", day, "example.com", begin, begin.plusSeconds(86_399), rows));
        }
    }

    @Test
    void dailyStatisticsHaveEveryDayOfTheRange() {
        Reply reply = API.get(path("/stats"), key);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.at("data.domain")).isEqualTo("example.com");
        assertThat(reply.at("data.from")).isEqualTo("2026-04-01");
        assertThat(reply.size("data.daily_stats")).isEqualTo(30);
        assertThat(reply.at("data.daily_stats.0.date")).isEqualTo("2026-04-01");
        assertThat(reply.at("data.daily_stats.0.total_messages")).isEqualTo("0");
        assertThat(reply.at("data.daily_stats.29.date")).isEqualTo("2026-04-30");
        String day = "data.daily_stats.28.";
        assertThat(reply.at(day + "date")).isEqualTo("2026-04-29");
        assertThat(reply.at(day + "total_messages")).isEqualTo("20");
        assertThat(reply.at(day + "spf_pass")).isEqualTo("12");
        assertThat(reply.at(day + "spf_fail")).isEqualTo("8");
        assertThat(reply.at(day + "dkim_pass")).isEqualTo("10");
        assertThat(reply.at(day + "dkim_fail")).isEqualTo("10");
        assertThat(reply.at(day + "dmarc_pass")).isEqualTo("12");
        assertThat(reply.at(day + "dmarc_fail")).isEqualTo("8");
        assertThat(reply.at(day + "none")).isEqualTo("12");
        assertThat(reply.at(day + "quarantined")).isEqualTo("5");
        assertThat(reply.at(day + "rejected")).isEqualTo("3");
        assertThat(reply.at("data.totals.total_messages")).isEqualTo("40");
    }

    @ParameterizedTest
    @CsvSource({
        "range=24h, 2026-04-29, 2026-04-30",
        "range=48h, 2026-04-28, 2026-04-30",
        "range=1h, 2026-04-30, 2026-04-30",
        "range=1d, 2026-04-30, 2026-04-30",
        "range=7d, 2026-04-24, 2026-04-30",
        "range=90d, 2026-01-31, 2026-04-30",
        "from=2026-04-10&to=2026-04-12, 2026-04-10, 2026-04-12",
        "from=2026-04-10, 2026-04-10, 2026-04-30",
        "to=2026-04-12, 2026-03-14, 2026-04-12",
        "from=2026-04-10T23:30:00-02:00&to=2026-04-12, 2026-04-11, 2026-04-12",
        "unknown=1, 2026-04-01, 2026-04-30",
    })
    void rangesAreWholeDays(String query, String from, String to) {
        Reply reply = API.get(path("/stats?" + query), key);

        assertThat(reply.at("data.from")).isEqualTo(from);
        assertThat(reply.at("data.to")).isEqualTo(to);
        assertThat(reply.at("data.daily_stats.0.date")).isEqualTo(from);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "range=0d",
                "range=x",
                "range=-1d",
                "range=30",
                "range=d",
                "range=4000d",
                "range=99999999999999999999d",
                "range=30d&from=2026-04-01",
                "from=yesterday",
                "from=2026-02-30",
                "from=2026-04-12&to=2026-04-10",
                "from=1800-01-01",
                "from=99999-01-01",
                "from=1970-01-01&to=2026-01-01",
                "range=7d&range=8d",
                "range=%ff",
                "range=7d%00",
            })
    void badRangesAreBadRequests(String query) {
        for (String resource : List.of("/stats?", "/sources?")) {
            Reply reply = API.get(path(resource + query), key);

            assertThat(reply.status()).as(query).isEqualTo(400);
            assertThat(reply.at("error.code")).isEqualTo("bad_request");
            assertThat(reply.at("error.request_id")).isEqualTo(reply.header("X-Request-Id"));
        }
    }

    @Test
    void whatIsOlderThanThePlanKeepsIsForbidden() {
        Account account = TestAccounts.withPlan(API.database(), API.account("retention@example.com"), -1, 30, 1000);
        String limited = API.key(account);
        String id = API.post("/api/dmarc/v1/domains", limited, "{\"domain\": \"example.com\"}")
                .at("data.id");
        String stats = "/api/dmarc/v1/domains/" + id + "/stats";

        for (String query : List.of("range=31d", "range=721h", "from=2026-03-31", "from=2020-01-01&to=2020-01-02")) {
            Reply reply = API.get(stats + "?" + query, limited);
            assertThat(reply.status()).as(query).isEqualTo(403);
            assertThat(reply.at("error.code")).isEqualTo("retention_exceeded");
            assertThat(API.get("/api/dmarc/v1/reports?" + query, limited).status())
                    .isEqualTo(403);
        }
        for (String query : List.of("range=30d", "range=720h", "from=2026-04-01", "")) {
            Reply reply = API.get(stats + "?" + query, limited);
            assertThat(reply.status()).as(query).isEqualTo(200);
            assertThat(reply.at("data.from")).isEqualTo("2026-04-01");
        }
    }

    @Test
    void sourcesAreWhoSentWithTheirAddresses() {
        Reply reply = API.get(path("/sources?range=48h"), key);

        assertThat(reply.size("data.sources")).isEqualTo(3);
        assertThat(reply.at("data.sources.0.sender_domain")).isEqualTo("198.51.100.1");
        assertThat(reply.at("data.sources.0.total_messages")).isEqualTo("12");
        assertThat(reply.at("data.sources.0.dkim_pass")).isEqualTo("10");
        assertThat(reply.at("data.sources.1.quarantined")).isEqualTo("5");
        assertThat(reply.at("data.sources.2.rejected")).isEqualTo("3");
        assertThat(reply.at("data.sources.2.ips.0.ip")).isEqualTo("2001:db8::1");
        assertThat(reply.at("data.sources.2.first_seen")).isEqualTo("2026-04-29");
        assertThat(reply.at("data.sources.2.ips.0.asn")).isEqualTo("null");
    }

    @Test
    void theDomainItselfHasThirtyDays() {
        Reply reply = API.get(path(""), key);

        assertThat(reply.at("data.id")).isEqualTo(domain);
        assertThat(reply.at("data.stats_30d.total_messages")).isEqualTo("40");
        assertThat(reply.at("data.stats_30d.from")).isEqualTo("2026-04-01");
    }

    @Test
    void theAccountSaysWhatCameIn() {
        Reply reply = API.get("/api/dmarc/v1/account", key);

        assertThat(reply.at("data.id")).matches("usr_[0-9]+");
        assertThat(reply.at("data.email")).isEqualTo("statistics@example.com");
        assertThat(reply.at("data.reporting_address")).matches("rua-[0-9a-z]{16}@mx\\.mailassay\\.example");
        assertThat(reply.at("data.subscription.status")).isEqualTo("active");
        assertThat(reply.at("data.subscription.total_allowed_domains")).isEqualTo("-1");
        assertThat(reply.at("data.subscription.active_domains")).isEqualTo("1");
        assertThat(reply.at("data.subscription.current_period_end")).isEqualTo("null");
        assertThat(reply.at("data.usage.reports_30d")).isEqualTo("2");
        assertThat(reply.at("data.usage.messages_30d")).isEqualTo("40");
    }

    private static String path(String below) {
        return "/api/dmarc/v1/domains/" + domain + below;
    }
}
