package org.mailassay.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.api.testing.TestScans;
import org.mailassay.store.account.Account;

/// Scores over time, and the certificates that come of good ones.
class DomainScoreTest {
    private static final String DOMAINS = "/api/audit/v1/domains";

    @Test
    void aDomainIsAveragedRankedAndCertified() {
        try (TestApi api = TestApi.start()) {
            Account account = api.account("scores@example.org");
            String key = api.key(account);
            String id = claim(api, key, "scores.example");
            assertThat(summary(api, key, id).body())
                    .isEqualTo("{\"avg_score\":null,\"scan_count\":0,\"percentile\":null,"
                            + "\"eligible_certificate\":false,\"certificate\":null}");
            scan(api, account, "scores.example", 90);
            scan(api, account, "scores.example", 91);
            assertThat(summary(api, key, id).at("avg_score"))
                    .as("two are too few")
                    .isEqualTo("null");
            scan(api, account, "scores.example", 94);
            Reply unverified = summary(api, key, id);
            assertThat(unverified.at("avg_score")).isEqualTo("92");
            assertThat(unverified.at("scan_count")).isEqualTo("3");
            assertThat(unverified.at("percentile"))
                    .as("nothing to compare with")
                    .isEqualTo("null");
            assertThat(unverified.at("eligible_certificate")).isEqualTo("true");
            assertThat(unverified.at("certificate"))
                    .as("not proven to be theirs")
                    .isEqualTo("null");

            Account other = api.account("others@example.org");
            String otherKey = api.key(other);
            int[] scores = {95, 60, 60, 50, 50};
            for (int i = 0; i < scores.length; i++) {
                claim(api, otherKey, "other" + i + ".example");
                for (int n = 0; n < 3; n++) {
                    scan(api, other, "other" + i + ".example", scores[i]);
                }
            }
            verify(api, key, id);
            assertThat(summary(api, key, id).at("percentile"))
                    .as("what nobody has proven does not count")
                    .isEqualTo("null");
            prove(api, "name like 'other%' and name <> 'other4.example'");
            assertThat(summary(api, key, id).at("percentile"))
                    .as("four of others are too few to hide among")
                    .isEqualTo("null");
            prove(api, "name = 'other4.example'");
            Reply summary = summary(api, key, id);
            assertThat(summary.at("percentile")).as("four of six score less").isEqualTo("67");
            assertThat(summary.at("certificate.token")).matches("cert_[0-9A-Za-z]{22}");
            assertThat(summary.at("certificate.avg_score")).isEqualTo("92");
            assertThat(summary.at("certificate.updated_at")).isEqualTo("2026-04-30T12:00:45");
            assertThat(summary.at("certificate.badge_url")).isEqualTo(summary.at("certificate.url") + ".svg");
            assertThat(summary(api, key, id).at("certificate.token")).isEqualTo(summary.at("certificate.token"));
        }
    }

    @Test
    void anAccountThatIsAloneIsRankedAmongItsOwn() {
        try (TestApi api = TestApi.start()) {
            Account account = api.account("alone@example.org");
            String key = api.key(account);
            String id = claim(api, key, "alone0.example");
            for (int i = 0; i < 5; i++) {
                claim(api, key, "alone" + i + ".example");
                for (int n = 0; n < 3; n++) {
                    scan(api, account, "alone" + i + ".example", 90 - i);
                }
            }
            prove(api, "name <> 'alone4.example'");
            assertThat(summary(api, key, id).at("percentile")).isEqualTo("null");
            prove(api, "name = 'alone4.example'");
            assertThat(summary(api, key, id).at("percentile"))
                    .as("four of five score less")
                    .isEqualTo("80");
        }
    }

    @Test
    void onlyTheNewestScansOfTheLastDaysCount() {
        try (TestApi api = TestApi.start()) {
            Account account = api.account("window@example.org");
            String key = api.key(account);
            String id = claim(api, key, "window.example");
            for (int i = 0; i < 5; i++) {
                scan(api, account, "window.example", 10);
            }
            api.clock().advance(Duration.ofDays(1));
            for (int i = 0; i < 20; i++) {
                scan(api, account, "window.example", 80);
            }
            scan(api, account, "elsewhere.example", 0);
            assertThat(summary(api, key, id).at("avg_score")).isEqualTo("80");
            assertThat(summary(api, key, id).at("scan_count")).isEqualTo("20");
            api.clock().advance(Duration.ofDays(91));
            assertThat(summary(api, key, id).at("scan_count")).isEqualTo("0");
        }
    }

    @Test
    void theCertificateIsPublicCachedAndRevoked() {
        try (TestApi api = TestApi.start()) {
            Account account = api.account("public@example.org");
            String key = api.key(account);
            String id = claim(api, key, "public.example");
            verify(api, key, id);
            for (int i = 0; i < 3; i++) {
                scan(api, account, "public.example", 88);
            }
            String path = "/certificate/" + summary(api, key, id).at("certificate.token");

            Reply page = api.get(path, "");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body())
                    .contains("public.example", "<strong>88</strong>", "<svg")
                    .doesNotContain("<script", "public@example.org");
            assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "style-src 'self'");
            assertThat(page.header("Cache-Control")).isEqualTo("public, max-age=300");
            Reply badge = api.get(path + ".svg", "");
            assertThat(badge.status()).isEqualTo(200);
            assertThat(badge.header("Content-Type")).isEqualTo("image/svg+xml; charset=utf-8");
            assertThat(badge.header("Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(badge.body()).contains("88 / 100", "public.example").doesNotContain("<script", "style=");
            for (String at : new String[] {path, path + ".svg"}) {
                String tag = api.get(at, "").header("ETag");
                assertThat(tag).matches("\"[0-9a-f]{32}\"");
                Reply same = api.send(api.request(at, "").header("If-None-Match", "\"x\", W/" + tag));
                assertThat(same.status()).isEqualTo(304);
                assertThat(same.body()).isEmpty();
                assertThat(same.header("ETag")).isEqualTo(tag);
                assertThat(api.send(api.request(at, "").header("If-None-Match", "\"x\""))
                                .status())
                        .isEqualTo(200);
            }

            for (int i = 0; i < 3; i++) {
                scan(api, account, "public.example", 20);
            }
            assertThat(api.get(path, "").status()).as("scores worse").isEqualTo(410);
            assertThat(api.get(path + ".svg", "").status()).isEqualTo(410);
            assertThat(summary(api, key, id).at("certificate")).isEqualTo("null");
            api.database().change("update scans set overall = 100 where overall = 20", Map.of());
            assertThat(api.get(path, "").status()).as("deserved again").isEqualTo(200);
            api.delete(DOMAINS + "/" + id, key);
            assertThat(api.get(path, "").status()).isEqualTo(404);
            for (String wrong : new String[] {"/certificate/x", "/certificate/.svg", "/certificate/cert_%00"}) {
                assertThat(api.get(wrong, "").status()).as(wrong).isEqualTo(404);
            }
        }
    }

    private static String claim(TestApi api, String key, String domain) {
        return api.post(DOMAINS + "/initiate", key, "{\"domain\": \"" + domain + "\", \"method\": \"dns\"}")
                .at("id");
    }

    private static void verify(TestApi api, String key, String id) {
        Reply list = api.get(DOMAINS, key);
        String domain = list.at("0.domain");
        String token = api.post(DOMAINS + "/initiate", key, "{\"domain\": \"" + domain + "\", \"method\": \"dns\"}")
                .at("verification_token");
        api.zones("{" + domain + ": [TXT: \"" + token + "\"]}");
        assertThat(api.post(DOMAINS + "/" + id + "/verify", key).at("status")).isEqualTo("verified");
    }

    private static void prove(TestApi api, String which) {
        api.testDatabase().execute("update domains set verified_at = now() where " + which);
    }

    private static Reply summary(TestApi api, String key, String id) {
        return api.get(DOMAINS + "/" + id + "/score-summary", key);
    }

    /// A completed scan, made now.
    private static void scan(TestApi api, Account account, String domain, int score) {
        String localPart = new TestScans(api).completed(account, "{}");
        api.database()
                .change(
                        "update scans set overall = :overall, sender_domain = :domain, created_at = :now"
                                + " where local_part = :local_part",
                        Map.of(
                                "overall",
                                score,
                                "domain",
                                domain,
                                "now",
                                api.clock().instant().atOffset(ZoneOffset.UTC),
                                "local_part",
                                localPart));
    }
}
