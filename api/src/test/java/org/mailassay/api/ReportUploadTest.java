package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.api.testing.TestReports;
import org.mailassay.api.testing.TestReports.Row;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.ApiKeyStore;
import org.mailassay.store.account.KeyCreation;
import org.mailassay.store.account.Scope;

/// Reports that do not come by mail.
class ReportUploadTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    private static final String REPORTS = "/api/dmarc/v1/reports";
    private static final Instant DAY = Instant.parse("2026-04-29T00:00:00Z");

    private Account account;
    private String key;

    @BeforeEach
    void openAnAccount(TestInfo test) {
        account = API.account(test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT) + "@example.com");
        key = API.key(account);
        API.addActiveDomain(account, "example.com");
    }

    @Test
    void whateverMailMayCarryIsTakenOnce() {
        byte[] bare = xml("r1", "example.com");
        Reply taken = upload(bare);
        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.at("data.fate")).isEqualTo("stored");
        assertThat(taken.at("data.taken_before")).isEqualTo("false");
        assertThat(taken.at("data.outcomes.0.report_id")).startsWith("rpt_");

        Reply again = upload(bare);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("data.taken_before")).isEqualTo("true");
        for (String field : List.of("intake_id", "fate", "received_at", "outcomes.0.report_id")) {
            assertThat(again.at("data." + field)).isEqualTo(taken.at("data." + field));
        }

        Reply packed = upload(TestReports.gzip(new String(bare, StandardCharsets.UTF_8)));
        assertThat(packed.status()).isEqualTo(201);
        assertThat(packed.at("data.fate")).as("the same report in other octets").isEqualTo("duplicate");
        Reply mail = upload(mail(xml("r2", "example.com"), xml("r3", "nobody.example")));
        assertThat(mail.size("data.outcomes")).isEqualTo(2);
        assertThat(mail.at("data.outcomes.0.fate")).isEqualTo("stored");
        assertThat(mail.at("data.outcomes.1.fate")).isEqualTo("unassigned");
        assertThat(API.get(REPORTS, key).size("data")).isEqualTo(2);
        assertThat(API.get("/api/dmarc/v1/intake", key).size("data")).isEqualTo(3);
    }

    @Test
    void whatIsNoReportHasAReason() {
        Reply refused = upload("<feedback><report_metadata>".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).isEqualTo(201);
        assertThat(refused.at("data.fate")).isEqualTo("refused");
        assertThat(refused.at("data.reason")).isNotEmpty().isNotEqualTo("null");
        assertThat(upload(new byte[0]).status()).isEqualTo(400);
        assertThat(upload(new byte[(25 << 20) + 1]).status()).isEqualTo(413);
        assertThat(API.get("/api/dmarc/v1/intake", key).size("data")).isEqualTo(1);
    }

    @Test
    void itIsTheAccountsOfAKeyThatMayWrite() {
        byte[] report = xml("r1", "example.com");
        upload(report);
        Account other = API.account("other-uploads@example.com");
        Reply unassigned = upload(API.key(other), report);
        assertThat(unassigned.at("data.taken_before")).isEqualTo("false");
        assertThat(unassigned.at("data.fate")).isEqualTo("unassigned");
        KeyCreation reader = new ApiKeyStore(API.database(), 100)
                .create(account.id(), "reader", Set.of(Scope.READ), Optional.empty(), Instant.now());
        assertThat(upload(((KeyCreation.Created) reader).key().text(), report).status())
                .isEqualTo(403);
        assertThat(upload("", report).status()).isEqualTo(401);
    }

    private Reply upload(byte[] body) {
        return upload(key, body);
    }

    /// The declared type is wrong on purpose.
    private static Reply upload(String by, byte[] body) {
        return API.send(API.request(REPORTS, by)
                .header("Content-Type", "text/html")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static byte[] xml(String reportId, String domain) {
        List<Row> rows = List.of(new Row("198.51.100.1", 10, "none", true, true));
        return TestReports.xml("reporter.example", reportId, domain, DAY, DAY.plusSeconds(86_399), rows)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] mail(byte[]... reports) {
        StringBuilder mail =
                new StringBuilder("From: a@reporter.example\r\nContent-Type: multipart/mixed; boundary=b\r\n");
        for (byte[] report : reports) {
            mail.append("\r\n--b\r\nContent-Type: text/xml\r\nContent-Transfer-Encoding: base64\r\n\r\n")
                    .append(Base64.getMimeEncoder().encodeToString(report));
        }
        return mail.append("\r\n--b--\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }
}
