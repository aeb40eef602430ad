package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.testing.SharedFolder;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.api.testing.TestReports;
import org.mailassay.store.account.Account;
import org.mailassay.store.account.ApiKeyStore;
import org.mailassay.store.account.KeyCreation;
import org.mailassay.store.account.Scope;
import org.mailassay.store.testing.TestSealing;

/// From the mail to the answer, with nothing in it that tells who the people are.
class FailureReportsTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    private static final String BASE = "/api/dmarc/v1";
    private static final TestReports REPORTS = new TestReports(API.database());

    @Test
    void showsTheReportMaskedWithTheAggregateRowsOfItsDay() {
        Account account = API.account("shown@failures.example");
        String key = API.key(account);
        API.addActiveDomain(account, "failed.example");
        REPORTS.take(account, TestReports.FAILURE);
        Instant day = Instant.parse("2026-04-29T00:00:00Z");
        REPORTS.mail(
                account,
                TestReports.xml(
                        "r.example",
                        "1",
                        "failed.example",
                        day,
                        day.plusSeconds(86_399),
                        List.of(new TestReports.Row("198.51.100.7", 6, "reject", false, false))));
        String domain = API.get(BASE + "/domains", key).at("data.0.id");

        Reply list = API.get(
                BASE + "/failure_reports?source_ip=198.51.100.7&from=2026-04-29&to=2026-04-29&domain_id=" + domain,
                key);
        assertThat(list.size("data")).isEqualTo(1);
        assertThat(list.at("data.0.arrived_at")).isEqualTo("2026-04-29T10:00:00Z");
        assertThat(list.at("data.0.source_name")).isEqualTo("out.failed.example");
        assertThat(list.at("data.0.auth_failure")).isEqualTo("[dmarc]");
        Reply report = API.get(BASE + "/failure_reports/" + list.at("data.0.id"), key);
        String token = TestSealing.KEY.token(account.id(), "jane.doe@people.example");
        assertThat(report.at("data.original_rcpt_to")).isEqualTo("[" + token + "@people.example]");
        assertThat(report.at("data.subject")).isEqualTo("For ***");
        assertThat(report.at("data.message.message_id")).isEqualTo("<m1@failed.example>");
        assertThat(report.at("data.message.headers")).contains("To: *** <" + token + "@people.example>");
        assertThat(report.at("data.aggregate.rejected")).isEqualTo("6");
        assertThat(report.at("data.aggregate.records.0.report_id"))
                .isEqualTo(API.get(BASE + "/reports", key).at("data.0.id"));
        assertThat(report.body()).doesNotContain("jane.doe", "Jane", "private");
        assertThat(API.get(BASE + "/failure_reports/" + list.at("data.0.id") + "?original=true", key)
                        .at("data.original"))
                .isEqualTo("null");
        assertThat(API.get(BASE + "/failure_reports?domain_id=999999", key).size("data"))
                .isZero();
    }

    @Test
    void theOriginalIsShownToKeysThatMayWhereItIsKept() {
        Account account = API.account("full@failures.example");
        String key = API.key(account);
        assertThat(API.get(BASE + "/account", key).at("data.failure_reports")).isEqualTo("headers");
        assertThat(patch(key, "{\"failure_reports\": \"everything\"}").status()).isEqualTo(422);
        assertThat(patch(key, "{\"failure_reports\": \"full\"}").at("data.failure_reports"))
                .isEqualTo("full");
        REPORTS.take(account, TestReports.FAILURE);
        String path = BASE + "/failure_reports/"
                + API.get(BASE + "/failure_reports", key).at("data.0.id");

        assertThat(API.get(path, key).body()).doesNotContain("jane.doe", "private");
        assertThat(API.get(path + "?original=true", readOnly(account)).at("error.code"))
                .isEqualTo("insufficient_scope");
        Reply original = API.get(path + "?original=true", key);
        assertThat(original.at("data.original.body")).startsWith("Dear Jane, this is private.");
        assertThat(original.at("data.original.headers")).contains("To: Jane Doe <jane.doe@people.example>");

        API.testDatabase().execute("update sealed_mails set key_id = '\\x00' where account_id = " + account.id());
        Reply refused = API.get(path + "?original=true", key);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("error.message"))
                .isEqualTo("The original is sealed with another key than this installation has.");
        assertThat(patch(key, "{\"failure_reports\": \"headers\"}").status()).isEqualTo(200);
        assertThat(API.get(path + "?original=true", key).at("data.original")).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DMARC Failure Report for domain.de (mail-from=sharepoint@domain.de, ip=10.10.10.10).eml | arf | domain.de | 2018-10-01T09:20:27Z | 10.10.10.10 | [dmarc] | smg-policy-action | peter.pan
            [Netease DMARC Failure Report] Rent Reminder.eml | arf | cardinal.com | 2018-09-28T08:48:42Z | 167.89.69.24 | [] | delivered | xsj399
            dmarc_ruf_report_linkedin.crlf.eml | arf | example.com | 2019-04-30T02:09:00Z | 10.10.10.10 | [dmarc] | delivered | recipient@
            dmarc_ruf_report_linkedin.eml | arf | example.com | 2019-04-30T02:09:00Z | 10.10.10.10 | [dmarc] | delivered | recipient@
            exim_plain_text_only_no_arf_part.eml | plain | example.com | 2025-04-07T21:16:09Z | 203.0.113.68 | * | * | user@
            """)
    void everySampleIsShown(
            String name,
            String form,
            String domain,
            String arrival,
            String source,
            String failures,
            String result,
            String hidden)
            throws IOException {
        Path file = SharedFolder.require("corpora/reports/samples/failure").resolve(name);
        Account account = API.account("sample-" + Integer.toUnsignedString(name.hashCode()) + "@samples.example");
        String key = API.key(account);
        REPORTS.take(account, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));

        Reply list = API.get(BASE + "/failure_reports", key);
        assertThat(list.size("data")).isEqualTo(1);
        Reply report = API.get(BASE + "/failure_reports/" + list.at("data.0.id"), key);
        assertThat(report.at("data.form")).isEqualTo(form);
        assertThat(report.at("data.domain")).isEqualTo(domain);
        assertThat(report.at("data.arrival_date")).isEqualTo(arrival);
        assertThat(report.at("data.source_ip")).isEqualTo(source);
        Stream.of(failures)
                .filter(expected -> !expected.equals("*"))
                .forEach(expected -> assertThat(report.at("data.auth_failure")).isEqualTo(expected));
        Stream.of(result)
                .filter(expected -> !expected.equals("*"))
                .forEach(expected ->
                        assertThat(report.at("data.delivery_result")).isEqualTo(expected));
        assertThat(report.body()).doesNotContain(hidden);
    }

    private static String readOnly(Account account) {
        return new ApiKeyStore(API.database(), 10)
                                .create(
                                        account.id(),
                                        "read",
                                        Set.of(Scope.READ),
                                        Optional.empty(),
                                        API.clock().instant())
                        instanceof KeyCreation.Created created
                ? created.key().text()
                : "";
    }

    private static Reply patch(String key, String json) {
        return API.patch(BASE + "/account", key, json);
    }
}
