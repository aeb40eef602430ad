package org.mailassay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.testing.SharedFolder;
import org.mailassay.api.http.JsonReader;
import org.mailassay.api.http.JsonValue;
import org.mailassay.api.testing.Reply;
import org.mailassay.api.testing.TestApi;
import org.mailassay.api.testing.TestReports;
import org.mailassay.store.account.Account;
import org.mailassay.store.intake.Fate;
import org.mailassay.store.intake.IntakeResult;

/// From the mail to the answer, with every field as the file has it.
class TlsReportsTest {
    @RegisterExtension
    static final TestApi API = TestApi.start();

    private static final String BASE = "/api/dmarc/v1";
    private static final TestReports REPORTS = new TestReports(API.database());

    /// Names of RFC 8460 by those of the API.
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("result_type", "result-type"),
            Map.entry("sending_mta_ip", "sending-mta-ip"),
            Map.entry("receiving_mx_hostname", "receiving-mx-hostname"),
            Map.entry("receiving_mx_helo", "receiving-mx-helo"),
            Map.entry("receiving_ip", "receiving-ip"),
            Map.entry("failed_session_count", "failed-session-count"),
            Map.entry("additional_information", "additional-information"),
            Map.entry("failure_reason_code", "failure-reason-code"));

    @Test
    void saysHowMailComesAndWhatToDoAboutIt() {
        Account account = API.account("says@tls.example");
        String key = API.key(account);
        API.addActiveDomain(account, "tls.example");
        REPORTS.take(account, TestReports.TLS);
        String domain = API.get(BASE + "/domains", key).at("data.0.id");

        Reply found = API.get(BASE + "/domains/" + domain + "/tls?range=7d", key);
        assertThat(found.status()).isEqualTo(200);
        assertThat(List.of(
                        found.at("data.totals.reports"),
                        found.at("data.totals.successful_sessions"),
                        found.at("data.totals.failed_sessions")))
                .containsExactly("1", "90", "10");
        assertThat(Double.parseDouble(found.at("data.totals.success_percentage")))
                .isEqualTo(90);
        assertThat(found.size("data.daily_stats")).isEqualTo(7);
        assertThat(found.at("data.policies.0.policy_type")).isEqualTo("sts");
        assertThat(found.at("data.failures.0.result_type")).isEqualTo("certificate-expired");
        assertThat(found.at("data.failures.0.failed_sessions")).isEqualTo("9");
        assertThat(found.at("data.failures.0.meaning")).isEqualTo("The certificate is past its end.");
        assertThat(found.at("data.failures.0.remedy")).startsWith("Renew the certificate");
        assertThat(found.at("data.failures.1.result_type")).isEqualTo("home-made");
        assertThat(found.at("data.failures.1.remedy")).isEqualTo("null");
        assertThat(found.at("data.mx_hosts.0.receiving_mx_hostname")).isEqualTo("mx1.mail.tls.example");
        assertThat(found.at("data.mx_hosts.0.failures.0.failed_sessions")).isEqualTo("9");
        assertThat(found.at("data.mx_hosts.1.receiving_mx_hostname")).isEqualTo("null");
        assertThat(found.at("data.sending_ips.0.ip")).isEqualTo("2001:db8::1");

        Reply list = API.get(BASE + "/tls_reports?failed=true&org_name=receiver+example&domain_id=" + domain, key);
        assertThat(list.size("data")).isEqualTo(1);
        Reply report = API.get(BASE + "/tls_reports/" + list.at("data.0.id"), key);
        assertThat(report.at("data.domain")).isEqualTo("tls.example");
        assertThat(report.at("data.policies.0.mx_host")).isEqualTo("[*.mail.tls.example]");
        assertThat(report.at("data.policies.0.policy_string")).isEqualTo("[version: STSv1, mode: testing]");
        assertThat(report.at("data.oddities.0.value")).isEqualTo("home-made");
        assertThat(API.get(BASE + "/intake", key).at("data.0.outcomes.0.report_id"))
                .isEqualTo(report.at("data.id"));
        assertThat(API.get(BASE + "/tls_reports?failed=perhaps", key).status()).isEqualTo(400);
        assertThat(API.get(BASE + "/tls_reports/rpt_1", key).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rfc8460.json", "smtp_tls.json", "mail.ru.json"})
    void everyFieldIsAsTheFileHasIt(String name) throws IOException {
        String file = Files.readString(SharedFolder.require("corpora/reports/samples/smtp_tls/" + name));
        Account account = API.account(name + "@samples.example");
        String key = API.key(account);
        REPORTS.take(account, file);

        Reply report = API.get(
                BASE + "/tls_reports/" + API.get(BASE + "/tls_reports", key).at("data.0.id"), key);
        JsonValue sent = json(file);
        assertThat(report.at("data.org_name")).isEqualTo(text(sent, "organization-name"));
        assertThat(report.at("data.contact_info")).isEqualTo(text(sent, "contact-info"));
        assertThat(report.at("data.report_id")).isEqualTo(text(sent, "report-id"));
        assertThat(report.at("data.begin")).isEqualTo(text(at(sent, "date-range"), "start-datetime"));
        assertThat(report.at("data.end")).isEqualTo(text(at(sent, "date-range"), "end-datetime"));
        List<JsonValue> policies = items(at(sent, "policies"));
        assertThat(report.size("data.policies")).isEqualTo(policies.size());
        for (int number = 0; number < policies.size(); number++) {
            String place = "data.policies." + number + ".";
            JsonValue policy = at(policies.get(number), "policy");
            JsonValue summary = at(policies.get(number), "summary");
            assertThat(report.at(place + "policy_type")).isEqualTo(text(policy, "policy-type"));
            assertThat(report.at(place + "policy_domain")).isEqualTo(text(policy, "policy-domain"));
            assertThat(report.size(place + "policy_string"))
                    .isEqualTo(items(at(policy, "policy-string")).size());
            assertThat(report.at(place + "total_successful_session_count"))
                    .isEqualTo(text(summary, "total-successful-session-count"));
            assertThat(report.at(place + "total_failure_session_count"))
                    .isEqualTo(text(summary, "total-failure-session-count"));
            List<JsonValue> failures = items(at(policies.get(number), "failure-details"));
            assertThat(report.size(place + "failure_details")).isEqualTo(failures.size());
            for (int failure = 0; failure < failures.size(); failure++) {
                JsonValue details = failures.get(failure);
                String of = place + "failure_details." + failure + ".";
                NAMES.forEach((ours, theirs) ->
                        assertThat(report.at(of + ours)).as(theirs).isEqualTo(inOneForm(text(details, theirs))));
            }
        }
    }

    @Test
    void theSampleMailIsTaken() throws IOException {
        byte[] mail = Files.readAllBytes(
                SharedFolder.require("corpora/reports/samples/smtp_tls/google.com_smtp_tls_report.eml"));
        Account account = API.account("google@samples.example");
        REPORTS.take(account, new String(mail, StandardCharsets.ISO_8859_1));
        assertThat(API.get(BASE + "/tls_reports", API.key(account)).size("data"))
                .isEqualTo(1);
    }

    @Test
    void aHundredThousandFailuresAreRefused() {
        Account account = API.account("hostile@tls.example");
        String failures = IntStream.range(0, 100_000)
                .mapToObj(number -> "{\"result-type\": \"validation-failure\", \"failed-session-count\": 1}")
                .collect(Collectors.joining(","));
        String hostile =
                TestReports.TLS.replace("{\"result-type\": \"home-made\", \"failed-session-count\": 1}", failures);
        IntakeResult.Taken taken = (IntakeResult.Taken) REPORTS.take(account, hostile);
        assertThat(taken.fate()).isEqualTo(Fate.REFUSED);
        assertThat(taken.outcomes().getFirst().reason()).isEqualTo("too_many_records");
        assertThat(API.get(BASE + "/tls_reports", API.key(account)).size("data"))
                .isZero();
    }

    /// IPv6 addresses have several forms.
    private static String inOneForm(String text) {
        return IpAddressText.parse(text).map(IpAddressText::format).orElse(text);
    }

    private static JsonValue json(String text) {
        return JsonReader.read(text) instanceof JsonReader.Reading.Read(JsonValue value) ? value : new JsonValue.Null();
    }

    private static JsonValue at(JsonValue value, String name) {
        return value instanceof JsonValue.Fields(Map<String, JsonValue> fields)
                ? fields.getOrDefault(name, new JsonValue.Null())
                : new JsonValue.Null();
    }

    private static List<JsonValue> items(JsonValue value) {
        return value instanceof JsonValue.Items(List<JsonValue> items) ? items : List.of();
    }

    private static String text(JsonValue value, String name) {
        return switch (at(value, name)) {
            case JsonValue.Text(String text) -> text;
            case JsonValue.Numeral(BigDecimal number) -> number.toPlainString();
            case JsonValue.Null _, JsonValue.Flag _, JsonValue.Items _, JsonValue.Fields _ -> "null";
        };
    }
}
