package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.api.testing.Eventually;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.api.testing.TestReports;
import org.mailassay.store.account.Account;

/// How a domain's records stand, as the DNS of the test says.
class RecordsTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    private static final List<String> SUBJECTS =
            List.of("dmarc", "spf", "dkim", "bimi", "mx", "mta_sts", "tls_rpt", "dnssec", "dane");

    @Test
    void octetsThatNoTextHoldsAreShownAndKept() {
        String key = API.key(API.account("octets@example.com"));
        String path = domain(key, "octets.example");
        API.zones("""
                octets.example: [{TXT: "v=spf1 exp=\\0\\x01\\x80\\uFFFF include:\\0.example -all"}]
                _dmarc.octets.example: [{TXT: "v=DMARC1; p=none; x=\\0\\xFF; rua=mailto:<b>\\0@octets.example"}]
                default._bimi.octets.example: [{TXT: "v=BIMI1; l=\\0"}]
                _smtp._tls.octets.example: [{TXT: "v=TLSRPTv1; rua=\\0"}]
                """);

        Reply reply = API.get(path + "/dns", key);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.at("data.dmarc.record")).contains("x=\ufffd\u00ff");
        assertThat(API.get("/api/dmarc/v1/domains", key).at("data.0.dns_status"))
                .isEqualTo(reply.at("data.status"));
    }

    @Test
    void everySubjectIsJudged() {
        Account account = API.account("records@example.com");
        String key = API.key(account);
        String path = domain(key, "good.example");
        String address = account.reportingLocalPart() + "@" + TestApi.MAIL_DOMAIN;
        API.zones("""
                _dmarc.good.example: [{TXT: 'v=DMARC1; p=reject; rua=mailto:%s'}]
                good.example._report._dmarc.mx.mailassay.example: [{TXT: 'v=DMARC1'}]
                good.example: [{TXT: 'v=spf1 mx -all'}, {MX: [10, mail.good.example]}]
                mail.good.example: [{A: 198.51.100.1}]
                """.formatted(address));

        Reply reply = API.get(path + "/dns", key);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.at("data.domain")).isEqualTo("good.example");
        assertThat(reply.at("data.checked_at")).isEqualTo(API.clock().instant().toString());
        assertThat(reply.at("data.dmarc.status")).as(reply.body()).isEqualTo("valid");
        assertThat(reply.at("data.dmarc.record")).startsWith("v=DMARC1; p=reject");
        assertThat(reply.at("data.dmarc.p")).isEqualTo("reject");
        assertThat(reply.at("data.dmarc.reports_here")).isEqualTo("true");
        assertThat(reply.at("data.dmarc.destinations.0.authorization")).isEqualTo("in_place");
        assertThat(reply.at("data.spf.status")).isEqualTo("valid");
        assertThat(reply.at("data.bimi.status")).isEqualTo("missing");
        for (String subject : SUBJECTS) {
            assertThat(reply.at("data." + subject + ".status"))
                    .isIn("valid", "warning", "invalid", "missing", "unknown");
            assertThat(reply.at("data." + subject + ".record")).isNotEqualTo("(absent)");
            assertThat(reply.at("data." + subject + ".errors")).isNotEqualTo("(absent)");
            assertThat(reply.at("data." + subject + ".warnings")).isNotEqualTo("(absent)");
        }
        assertThat(API.get("/api/dmarc/v1/domains", key).at("data.0.dns_status"))
                .isEqualTo("valid");
        assertThat(API.get(path, key).at("data.dns_checked_at"))
                .isEqualTo(API.clock().instant().toString());
    }

    @Test
    void aLookStandsForAShortWhile() {
        String key = API.key(API.account("looks@example.com"));
        String path = domain(key, "changing.example");
        API.zones("{}");
        assertThat(API.get(path + "/dns", key).at("data.spf.status")).isEqualTo("missing");
        API.zones("changing.example: [{TXT: 'v=spf1 -all'}]");

        assertThat(API.get(path + "/dns", key).at("data.spf.status")).isEqualTo("missing");
        API.clock().advance(Duration.ofSeconds(30));
        assertThat(API.get(path + "/dns", key).at("data.spf.status")).isEqualTo("valid");
    }

    @Test
    void aDnsFailureIsUnknownAndNeverMissing() {
        String key = API.key(API.account("failing@example.com"));
        String path = domain(key, "failing.example");
        API.zones("""
                failing.example: [TIMEOUT]
                _dmarc.failing.example: [SERVFAIL]
                """);

        Reply reply = API.get(path + "/dns", key);
        assertThat(reply.at("data.dmarc.status")).isEqualTo("unknown");
        assertThat(reply.at("data.spf.status")).isEqualTo("unknown");
        assertThat(reply.at("data.dmarc.record")).isEqualTo("null");
        assertThat(reply.at("data.dmarc.errors.0.code")).isEqualTo("dns_server_failure");
        assertThat(API.get(path, key).at("data.dns_status")).isEqualTo("unknown");
    }

    @Test
    void aRefreshLooksAgainWithoutAnybodyWaiting() {
        String key = API.key(API.account("refresh@example.com"));
        String path = domain(key, "refreshed.example");
        API.zones("""
                _dmarc.refreshed.example: [{TXT: 'v=DMARC1; p=nonsense'}]
                refreshed.example: [{TXT: 'v=spf1 -all'}]
                """);

        Reply accepted = API.post(path + "/refresh_dns", key);
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.at("data.domain")).isEqualTo("refreshed.example");
        Eventually.holds(
                () -> assertThat(API.get(path, key).at("data.dns_status")).isIn("invalid", "warning"));
    }

    @Test
    void selectorsAreLearnedFromReports() {
        Account account = API.account("selectors@example.com");
        String key = API.key(account);
        String path = domain(key, "selectors.example");
        API.post(path + "/activate", key);
        API.zones("s1._domainkey.selectors.example: [{TXT: 'v=DKIM1; k=rsa; p='}]");
        assertThat(API.get(path + "/dns", key).size("data.dkim.selectors")).isZero();

        Instant begin = Instant.parse("2026-04-29T00:00:00Z");
        new TestReports(API.database())
                .mail(
                        account,
                        TestReports.xml(
                                "r.example",
                                "s",
                                "selectors.example",
                                begin,
                                begin.plusSeconds(86_399),
                                List.of(new TestReports.Row("198.51.100.1", 1, "none", true, true))));
        API.clock().advance(Duration.ofSeconds(30));
        assertThat(API.get(path + "/dns", key).at("data.dkim.selectors.0.selector"))
                .isEqualTo("s1");
    }

    private static String domain(String key, String name) {
        return "/api/dmarc/v1/domains/"
                + API.post("/api/dmarc/v1/domains", key, "{\"domain\": \"" + name + "\"}")
                        .at("data.id");
    }
}
