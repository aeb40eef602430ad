package org.mailassay.analysis.report.failure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.Oddity;
import org.mailassay.analysis.report.ReportLimits;
import org.mailassay.analysis.report.ReportReader;
import org.mailassay.analysis.report.failure.FailureReport.Form;
import org.mailassay.analysis.report.summary.SummarySink;

class FailureReportTest {
    private static final String FIELDS = """
            Feedback-Type: auth-failure
            User-Agent: Receiver/1.0
            Version: 1
            Original-Mail-From: <bounce@news.example>
            Original-Rcpt-To: <ann@receiver.example>
            Original-Rcpt-To: bob@receiver.example
            Original-Envelope-Id: e-1
            Arrival-Date: Thu, 01 Jan 2026 10:00:00 +0100
            Source-IP: 198.51.100.7 (host.sender.example)
            Reported-Domain: News.Example
            Delivery-Result: Reject
            Auth-Failure: dmarc, spf
            Identity-Alignment: none
            Authentication-Results: receiver.example;
             dmarc=fail header.from=news.example
            Reporting-MTA: dns; mx.receiver.example
            Incidents: 12
            DKIM-Domain: news.example
            DKIM-Identity: @news.example
            DKIM-Selector: s1
            SPF-DNS: txt : news.example : "v=spf1 -all"
            """;

    private static final String FAILED = """
            Return-Path: <bounce@news.example>
            From: =?utf-8?q?N=C3=A9ws?= <ann@mail.news.example>
            Subject: Hello =?utf-8?q?w=C3=B6rld?=
            Message-ID: <1@news.example>
            Date: Thu, 01 Jan 2026 09:59:00 +0000

            The body.
            """;

    @Test
    void aDateOfRfc3339IsOneToo() {
        String fields = FIELDS.replace("Thu, 01 Jan 2026 10:00:00 +0100", "2026-01-01T10:00:00+01:00");

        assertThat(only(report("message/feedback-report", fields, "message/rfc822", FAILED))
                        .arrivalDate())
                .contains(Instant.parse("2026-01-01T09:00:00Z"));
    }

    @Test
    void everyFieldIsRead() {
        FailureReport report = only(report("message/feedback-report", FIELDS, "message/rfc822", FAILED));

        assertThat(report.form()).isEqualTo(Form.ARF);
        assertThat(report.userAgent()).isEqualTo("Receiver/1.0");
        assertThat(report.originalMailFrom()).isEqualTo("bounce@news.example");
        assertThat(report.originalRcptTo()).containsExactly("ann@receiver.example", "bob@receiver.example");
        assertThat(report.originalEnvelopeId()).isEqualTo("e-1");
        assertThat(report.arrivalDate().orElseThrow()).isEqualTo("2026-01-01T09:00:00Z");
        assertThat(report.sourceIp()).contains(InetAddress.ofLiteral("198.51.100.7"));
        assertThat(report.sourceName()).isEqualTo("host.sender.example");
        assertThat(report.reportedDomains()).containsExactly("news.example");
        assertThat(report.deliveryResult()).isEqualTo("reject");
        assertThat(report.authFailures()).containsExactly("dmarc", "spf");
        assertThat(report.identityAlignment()).containsExactly("none");
        assertThat(report.authenticationResults())
                .containsExactly("receiver.example; dmarc=fail header.from=news.example");
        assertThat(report.reportingMta()).isEqualTo("dns; mx.receiver.example");
        assertThat(report.incidents()).isEqualTo(12);
        assertThat(report.dkim()).isEqualTo(new FailureReport.DkimFailure("news.example", "@news.example", "s1", ""));
        assertThat(report.spfRecord()).isEqualTo("txt : news.example : \"v=spf1 -all\"");
        assertThat(report.oddities()).isEmpty();
        FailedMessage failed = report.sample();
        assertThat(failed.headers()).startsWith("Return-Path:").contains("Message-ID: <1@news.example>");
        assertThat(failed.from()).isEqualTo("N\u00e9ws <ann@mail.news.example>");
        assertThat(failed.fromDomain()).isEqualTo("mail.news.example");
        assertThat(failed.subject()).isEqualTo("Hello w\u00f6rld");
        assertThat(failed.messageId()).isEqualTo("<1@news.example>");
        assertThat(failed.date().orElseThrow()).isEqualTo("2026-01-01T09:59:00Z");
        assertThat(failed.body().latin1()).contains("The body.");
    }

    @Test
    void theHeaderSectionAloneWillDo() {
        String headers = FAILED.substring(0, FAILED.indexOf("\n\n") + 1);

        FailureReport report = only(report("message/feedback-report", FIELDS, "text/rfc822-headers", headers));

        assertThat(report.sample().subject()).isEqualTo("Hello w\u00f6rld");
        assertThat(report.sample().body().length()).isZero();
    }

    @Test
    void oddValuesAreKeptBesideWhatCanBeRead() {
        FailureReport report = only("""
                Feedback-Type: auth-failure
                Source-IP: [IPv6:2001:db8::1]
                Arrival-Date: yesterday
                Received-Date: Thu, 1 Jan 2026 09:00:00 GMT
                Auth-Failure: odd
                Delivery-Result: smg-policy-action
                Incidents: many
                Original-Mail-From: user@Other.Example
                """);

        assertThat(report.sourceIp()).contains(InetAddress.ofLiteral("2001:db8::1"));
        assertThat(report.arrivalDate().orElseThrow()).isEqualTo("2026-01-01T09:00:00Z");
        assertThat(report.authFailures()).containsExactly("odd");
        assertThat(report.incidents()).isEqualTo(1);
        assertThat(report.domain()).as("of the reverse-path").isEqualTo("other.example");
        assertThat(report.oddities())
                .containsExactlyInAnyOrder(
                        new Oddity("arrival-date", "yesterday"),
                        new Oddity("auth-failure", "odd"),
                        new Oddity("delivery-result", "smg-policy-action"),
                        new Oddity("incidents", "many"));
    }

    @Test
    void aTextForPeopleIsReadWithTheCopyBehindTheLine() {
        FailureReport report = only("""
                From: postmaster@receiver.example
                Subject: failure
                Content-Type: text/plain

                A message failed.

                  Sender Domain: news.example
                  Sender IP Address: 198.51.100.7
                  Received date: Thu, 01 Jan 2026 10:00:00 +0100
                  SPF Alignment: no
                  DKIM Alignment: yes
                  DMARC Results: None, Accept

                ------ This is a copy of the headers

                From: ann@mail.news.example
                Subject: Hello
                """);

        assertThat(report.form()).isEqualTo(Form.PLAIN);
        assertThat(report.sourceIp()).contains(InetAddress.ofLiteral("198.51.100.7"));
        assertThat(report.arrivalDate().orElseThrow()).isEqualTo("2026-01-01T09:00:00Z");
        assertThat(report.reportedDomains()).containsExactly("news.example");
        assertThat(report.identityAlignment()).containsExactly("dkim");
        assertThat(report.deliveryResult()).isEqualTo("delivered");
        assertThat(report.sample().subject()).isEqualTo("Hello");
    }

    @Test
    void twoReportsInOneMailKeepEachItsMessage() {
        SummarySink sink = sink(report(
                "message/feedback-report",
                FIELDS,
                "message/rfc822",
                FAILED,
                "message/feedback-report",
                FIELDS.replace("Incidents: 12", "Incidents: 2"),
                "message/rfc822",
                FAILED.replace("<1@", "<2@")));

        assertThat(sink.summary().failures()).hasSize(2);
        assertThat(sink.summary().failures())
                .extracting(FailureReport::incidents)
                .containsExactly(12L, 2L);
        assertThat(sink.summary().failures())
                .extracting(report -> report.sample().messageId())
                .containsExactly("<1@news.example>", "<2@news.example>");
    }

    /// A mail whose parts have these types and contents.
    private static String report(String... typesAndContents) {
        StringBuilder text = new StringBuilder("""
                From: postmaster@receiver.example
                Subject: failure
                Content-Type: multipart/report; report-type=feedback-report; boundary=b

                --b
                Content-Type: text/plain

                It failed.
                """);
        for (int i = 0; i < typesAndContents.length; i += 2) {
            text.append("--b\nContent-Type: %s\n\n%s\n".formatted(typesAndContents[i], typesAndContents[i + 1]));
        }
        return text.append("--b--\n").toString();
    }

    private static FailureReport only(String text) {
        List<FailureReport> reports = sink(text).summary().failures();
        assertThat(reports).hasSize(1);
        return reports.getFirst();
    }

    private static SummarySink sink(String text) {
        SummarySink sink = new SummarySink();
        byte[] octets = text.replace("\n", "\r\n").getBytes(ISO_8859_1);
        new ReportReader(ReportLimits.DEFAULT).read(Octets.of(octets), sink);
        return sink;
    }
}
