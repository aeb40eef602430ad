package org.mailassay.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.AccountStore;
import org.mailassay.store.account.Plan;
import org.mailassay.store.account.PlanStore;
import org.mailassay.store.domain.Domain;
import org.mailassay.store.monitoring.VerifiedDomains;

class MonitoringTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    private static final String BASE = "/api/audit/v1/domains/";
    private static final String ZONES = """
            example.com:
              - TXT: v=spf1 include:_spf.sender.example ~all
              - MX: [10, mx.example.com]
            _spf.sender.example: [TXT: v=spf1 -all]
            _dmarc.example.com: [TXT: v=DMARC1; p=none;]
            """;

    @Test
    void theRecordsOfAVerifiedDomainAreShownNowAndOverTime() {
        Account account = API.account("records@example.com");
        String key = API.key(account);
        Domain domain = VerifiedDomains.verify(API.testDatabase(), account, "example.com");
        String path = BASE + domain.publicId() + "/monitoring";
        API.zones(ZONES);

        assertThat(API.get(path, key).body()).isEqualTo("{\"records\":[],\"timeline\":[],\"building\":true}");
        Reply first = API.post(path, key);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.at("building")).isEqualTo("false");
        assertThat(first.body())
                .containsPattern("\\{\"id\":[0-9]+,\"record_type\":\"SPF\",\"record_key\":\"example.com\","
                        + "\"record_value\":\"v=spf1 include:_spf.sender.example ~all\","
                        + "\"first_seen_at\":\"2026-04-30T12:00:00\",\"last_seen_at\":\"2026-04-30T12:00:00\","
                        + "\"removed_at\":null}");
        Reply soon = API.post(path, key);
        assertThat(soon.status()).isEqualTo(429);
        assertThat(soon.at("retry_after")).isEqualTo("60");

        API.clock().advance(Duration.ofHours(1));
        API.zones(ZONES.replace("p=none;", "p=reject;"));
        String second = API.post(path, key).body();
        String timeline = second.substring(second.indexOf("\"timeline\""));
        assertThat(second.substring(0, second.indexOf("\"timeline\""))).doesNotContain("p=none");
        assertThat(timeline)
                .contains(
                        "{\"record_type\":\"DMARC\",\"record_key\":\"_dmarc.example.com\",\"record_value\":"
                                + "\"v=DMARC1; p=none;\",\"first_seen_at\":\"2026-04-30T12:00:00\","
                                + "\"removed_at\":\"2026-04-30T13:00:00\"}",
                        "{\"record_type\":\"DMARC\",\"record_key\":\"_dmarc.example.com\",\"record_value\":"
                                + "\"v=DMARC1; p=reject;\",\"first_seen_at\":\"2026-04-30T13:00:00\","
                                + "\"removed_at\":null}");

        Reply page = API.get("/api/dmarc/v1/domains/ud_" + domain.id() + "/timeline?limit=1", key);
        assertThat(page.body())
                .contains("\"record_value\":\"v=DMARC1; p=reject;\"", "\"first_seen_at\":\"2026-04-30T13:00:00Z\"");
        Reply next = API.get(
                "/api/dmarc/v1/domains/ud_" + domain.id() + "/timeline?limit=100&cursor="
                        + page.at("meta.pagination.next_cursor"),
                key);
        assertThat(next.body()).contains("p=none;").doesNotContain("p=reject;");
    }

    @Test
    void hostsAreSwitchedWithinThePlanAndTheDomainItselfNever() {
        Account account = withHosts(API.account("hosts@example.com"), 2);
        String key = API.key(account);
        Domain domain = VerifiedDomains.verify(API.testDatabase(), account, "hosts.example");
        host(account, domain, "198.51.100.25", true);
        host(account, domain, "198.51.100.26", false);
        String path = BASE + domain.publicId() + "/monitored-items";

        assertThat(API.get(path, key).body())
                .containsPattern(
                        "^\\{\"hosts\":\\[\\{\"id\":[0-9]+,\"host_value\":\"hosts.example\",\"is_active\":true,"
                                + "\"types\":\\[\\{\"host_type\":\"header_from\",\"discovered_by\":\"domain\"}],"
                                + "\"created_at\":\"[^\"]+\"},\\{\"id\":[0-9]+,\"host_value\":\"198.51.100.25\"");
        long main = id("hosts.example");
        Reply refused = API.patch(path + "/" + main, key);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("detail")).isEqualTo("The domain itself cannot be deactivated.");
        Reply full = API.patch(path + "/" + id("198.51.100.26"), key);
        assertThat(full.status()).isEqualTo(400);
        assertThat(full.at("detail")).isEqualTo("The plan allows 2 active monitored hosts.");
        assertThat(API.patch(path + "/" + id("198.51.100.25"), key).body())
                .isEqualTo("{\"id\":" + id("198.51.100.25") + ",\"is_active\":false}");
        assertThat(API.patch(path + "/" + id("198.51.100.26"), key).at("is_active"))
                .isEqualTo("true");
        assertThat(API.patch(path + "/999999", key).status()).isEqualTo(404);
        assertThat(API.patch(path + "/x", key).status()).isEqualTo(404);
    }

    @Test
    void aDomainThatIsNotVerifiedIsRefusedAndOneOfAnotherAccountIsNotThere() {
        Account account = API.account("owner@example.com");
        Account other = API.account("other@example.com");
        Domain verified = VerifiedDomains.verify(API.testDatabase(), account, "owned.example");
        Domain unverified = VerifiedDomains.add(API.testDatabase(), account, "unowned.example");
        String key = API.key(account);
        String stranger = API.key(other);
        long host = id("owned.example");

        for (String resource : List.of("/monitoring", "/monitored-items")) {
            assertThat(API.get(BASE + unverified.publicId() + resource, key).status())
                    .isEqualTo(400);
            assertThat(API.get(BASE + verified.publicId() + resource, key).status())
                    .isEqualTo(200);
            assertThat(API.get(BASE + verified.publicId() + resource, stranger).status())
                    .isEqualTo(404);
            assertThat(API.get(BASE + UUID.randomUUID() + resource, key).status())
                    .isEqualTo(404);
            assertThat(API.get(BASE + "no-uuid" + resource, key).status()).isEqualTo(404);
        }
        assertThat(API.post(BASE + verified.publicId() + "/monitoring", stranger)
                        .status())
                .isEqualTo(404);
        assertThat(API.patch(BASE + verified.publicId() + "/monitored-items/" + host, stranger)
                        .status())
                .isEqualTo(404);
        Domain own = VerifiedDomains.verify(API.testDatabase(), other, "other.example");
        assertThat(API.patch(BASE + own.publicId() + "/monitored-items/" + host, stranger)
                        .status())
                .as("a host of another account under a domain of one's own")
                .isEqualTo(404);
        String timeline = "/api/dmarc/v1/domains/ud_" + verified.id() + "/timeline";
        assertThat(API.get(timeline, stranger).status()).isEqualTo(404);
        assertThat(API.get(timeline, key).status()).isEqualTo(200);
        assertThat(API.get(timeline + "?cursor=x", key).status()).isEqualTo(400);
    }

    private static Account withHosts(Account account, int hosts) {
        String plan = "hosts of " + account.id();
        new PlanStore(API.database()).save(new Plan(plan, -1, -1, hosts, -1, -1, 10_000, 10_000, -1));
        new AccountStore(API.database()).subscribe(account.id(), plan, 0, Optional.empty());
        return new AccountStore(API.database()).find(account.id()).orElseThrow();
    }

    private static void host(Account account, Domain domain, String value, boolean active) {
        API.testDatabase()
                .execute("insert into monitored_hosts (account_id, domain_id, host_value, is_active) values ("
                        + account.id() + ", " + domain.id() + ", '" + value + "', " + active + ")");
    }

    private static long id(String host) {
        return API.testDatabase().number("select id from monitored_hosts where host_value = '" + host + "'");
    }
}
