package org.mailassay.analysis.report.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailassay.analysis.report.Oddity;
import org.mailassay.analysis.report.RefusalReason;
import org.mailassay.analysis.report.container.RefusedException;
import org.mailassay.analysis.report.tls.TlsReport.AppliedPolicy;
import org.mailassay.analysis.report.tls.TlsReport.Failure;

class TlsReportReaderTest {
    private static final String RANGE =
            "\"date-range\":{\"start-datetime\":\"2026-01-01T00:00:00Z\",\"end-datetime\":\"2026-01-01T23:59:59Z\"}";

    @Test
    void everyMemberIsRead() throws IOException {
        TlsReport report = read("""
                {"organization-name": "Sender Example", "contact-info": "tls@sender.example", "report-id": " r-1 ",
                 "date-range": {"start-datetime": "2026-01-01T00:00:00Z", "end-datetime": "2026-01-01T23:59:59Z"},
                 "unknown": {"a": [1, {"b": null}]},
                 "policies": [
                  {"policy": {"policy-type": "sts", "policy-string": ["version: STSv1", "mode: enforce"],
                    "policy-domain": "News.Example.", "mx-host": ["*.mail.news.example", "b.example"]},
                   "summary": {"total-successful-session-count": 5326, "total-failure-session-count": 303},
                   "failure-details": [
                    {"result-type": "certificate-expired", "sending-mta-ip": "2001:db8::1",
                     "receiving-mx-hostname": "mx1.mail.news.example", "receiving-mx-helo": "MX1",
                     "receiving-ip": "198.51.100.7", "failed-session-count": 300,
                     "additional-information": "https://sender.example/1", "failure-reason-code": "X509"},
                    {"result-type": "starttls-not-supported", "failed-session-count": 3}]}]}
                """);

        assertThat(report)
                .isEqualTo(new TlsReport(
                        "Sender Example",
                        "tls@sender.example",
                        "r-1",
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-01-01T23:59:59Z"),
                        List.of(new AppliedPolicy(
                                "sts",
                                List.of("version: STSv1", "mode: enforce"),
                                "news.example",
                                List.of("*.mail.news.example", "b.example"),
                                5326,
                                303,
                                List.of(
                                        new Failure(
                                                "certificate-expired",
                                                Optional.of(InetAddress.ofLiteral("2001:db8::1")),
                                                "mx1.mail.news.example",
                                                "MX1",
                                                Optional.of(InetAddress.ofLiteral("198.51.100.7")),
                                                300,
                                                "https://sender.example/1",
                                                "X509"),
                                        new Failure(
                                                "starttls-not-supported",
                                                Optional.empty(),
                                                "",
                                                "",
                                                Optional.empty(),
                                                3,
                                                "",
                                                "")))),
                        List.of()));
    }

    @Test
    void whatReportersLeaveOutOrBendIsTaken() throws IOException {
        TlsReport report = read("""
                {"policies": {"policy": {"policy_type": "STS", "policy-string": "version: STSv1", "mx-host-pattern": "a"},
                  "failure-details": {"result-type": "Odd-Type", "failed-session-count": "4",
                   "sending-mta-ip": "unknown", "additional-info-uri": 7}},
                 "contact-info": null, "report-id": 17,
                 "date-range": {"start-datetime": "2026-01-01 02:00:00.5+02:00", "end-datetime": "2026-01-02"}}
                """);

        assertThat(report.contactInfo()).isEmpty();
        assertThat(report.organizationName()).isEmpty();
        assertThat(report.reportId()).isEqualTo("17");
        assertThat(report.begin()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(report.end()).isEqualTo("2026-01-02T00:00:00Z");
        AppliedPolicy policy = report.policies().getFirst();
        assertThat(policy.type()).isEqualTo("sts");
        assertThat(policy.lines()).containsExactly("version: STSv1");
        assertThat(policy.mxHosts()).containsExactly("a");
        assertThat(policy.failedSessions())
                .as("the sum, where there is no summary")
                .isEqualTo(4);
        assertThat(policy.failures().getFirst().additionalInformation()).isEqualTo("7");
        assertThat(report.oddities())
                .containsExactlyInAnyOrder(
                        new Oddity("policies/policy/policy-type", "STS"),
                        new Oddity("policies/failure-details/result-type", "Odd-Type"),
                        new Oddity("policies/failure-details/sending-mta-ip", "unknown"),
                        new Oddity("date-range/start-datetime", "2026-01-01 02:00:00.5+02:00"),
                        new Oddity("date-range/end-datetime", "2026-01-02"));
    }

    @Test
    void severalReportsMayStandInOneArrayAndRubbishBehindThem() throws IOException {
        String one = "{\"report-id\":\"1\"," + RANGE + ",\"policies\":[]}";

        assertThat(TlsReportReader.read(
                        stream(("[" + one + ",7," + one.replace("\"1\"", "\"2\"") + "]").getBytes(UTF_8))))
                .extracting(TlsReport::reportId)
                .containsExactly("1", "2");
        assertThat(read(one + "\n<html>").policies()).isEmpty();
    }

    @Test
    void itsOctetsNeedNotBeUtf8() throws IOException {
        String report = "{\"organization-name\":\"Caf\u00e9\",\"report-id\":\"1\"," + RANGE + "}";

        assertThat(read(report.getBytes(UTF_8)).organizationName()).isEqualTo("Caf\u00e9");
        assertThat(read(("\uFEFF" + report).getBytes(UTF_8)).organizationName()).isEqualTo("Caf\u00e9");
        assertThat(read(("\uFEFF" + report).getBytes(UTF_16LE)).organizationName())
                .isEqualTo("Caf\u00e9");
        assertThat(read(report.getBytes(UTF_16LE)).organizationName()).isEqualTo("Caf\u00e9");
        assertThat(read(report.getBytes(ISO_8859_1)).organizationName()).isEqualTo("Caf\uFFFD");
    }

    static Stream<Arguments> refused() {
        String policy = "{\"policy\":{},\"summary\":{\"total-failure-session-count\":%s}}";
        return Stream.of(
                arguments("{\"report-id\":\"1\"}", RefusalReason.MISSING_FIELD, "no date-range/start-datetime"),
                arguments("{" + RANGE + "}", RefusalReason.MISSING_FIELD, "no report-id"),
                arguments("{\"report-id\":\"1\",\"policies\":[", RefusalReason.MALFORMED_JSON, "line 1, column"),
                arguments("{\"report-id\":\"1\" \"a\"", RefusalReason.MALFORMED_JSON, "line 1, column"),
                arguments("[7]", RefusalReason.MALFORMED_JSON, "without a report"),
                arguments("", RefusalReason.MALFORMED_JSON, "without a report"),
                arguments("[".repeat(40), RefusalReason.MALFORMED_JSON, "nesting depth"),
                arguments(
                        "{\"report-id\":\"" + "x".repeat(300) + "\"}", RefusalReason.BAD_VALUE, "more than 255 chars"),
                arguments(
                        "{\"report-id\":\"1\"," + RANGE.replace("01T00", "03T00") + "}",
                        RefusalReason.BAD_VALUE,
                        "date-range"),
                arguments(
                        "{\"report-id\":\"1\"," + RANGE.replace("2026-01-01T23", "2028-01-01T23") + "}",
                        RefusalReason.BAD_VALUE,
                        "date-range"),
                arguments(
                        "{\"report-id\":\"1\"," + RANGE.replace("01-01T00", "13-01T00") + "}",
                        RefusalReason.BAD_VALUE,
                        "start-datetime"),
                arguments(
                        "{\"report-id\":\"1\"," + RANGE + ",\"policies\":[" + policy.formatted("-1") + "]}",
                        RefusalReason.BAD_VALUE,
                        "policies/summary/total-failure-session-count: -1"),
                arguments(
                        "{\"report-id\":\"1\"," + RANGE + ",\"policies\":[" + policy.formatted("1e30") + "]}",
                        RefusalReason.BAD_VALUE,
                        "1e30"),
                arguments(
                        "{\"report-id\":\"1\"," + RANGE + ",\"policies\":[" + "{},".repeat(20_001) + "{}]}",
                        RefusalReason.TOO_MANY_RECORDS,
                        "more than 20000"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefused(String json, RefusalReason reason, String detail) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> read(json));

        assertThat(refused.refusal().reason()).isEqualTo(reason);
        assertThat(refused.refusal().detail()).contains(detail);
    }

    @Test
    void everyTypeOfFailureHasWordsForPeople() {
        for (FailureType type : FailureType.values()) {
            assertThat(FailureType.named(type.word())).contains(type);
            assertThat(type.meaning()).endsWith(".");
            assertThat(type.remedy()).endsWith(".");
        }
        assertThat(FailureType.named("odd")).isEmpty();
    }

    private static TlsReport read(String json) throws IOException {
        return read(json.getBytes(UTF_8));
    }

    private static TlsReport read(byte[] json) throws IOException {
        return TlsReportReader.read(stream(json)).getFirst();
    }

    private static BufferedInputStream stream(byte[] octets) {
        return new BufferedInputStream(new ByteArrayInputStream(octets));
    }
}
