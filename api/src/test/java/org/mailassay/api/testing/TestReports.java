package org.mailassay.api.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.report.ReportLimits;
import org.mailassay.analysis.report.ReportReader;
import org.mailassay.store.Database;
import org.mailassay.store.account.Account;
import org.mailassay.store.intake.Arrival;
import org.mailassay.store.intake.Authentication;
import org.mailassay.store.intake.IntakeResult;
import org.mailassay.store.intake.ReportIntake;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.testing.TestSealing;

/// Writes aggregate reports, mails them and has them taken in.
public final class TestReports {
    /// A mail with a failure report about `failed.example`.
    public static final String FAILURE = """
            From: dmarc@reporter.example\r
            Subject: a failure\r
            MIME-Version: 1.0\r
            Content-Type: multipart/report; report-type=feedback-report; boundary=b\r
            \r
            --b\r
            Content-Type: message/feedback-report\r
            \r
            Feedback-Type: auth-failure\r
            User-Agent: Reporter/1.0\r
            Version: 1\r
            Auth-Failure: dmarc\r
            Original-Mail-From: <bounce@failed.example>\r
            Original-Rcpt-To: <jane.doe@people.example>\r
            Arrival-Date: Wed, 29 Apr 2026 10:00:00 +0000\r
            Source-IP: 198.51.100.7 (out.failed.example)\r
            Reported-Domain: failed.example\r
            Delivery-Result: reject\r
            \r
            --b\r
            Content-Type: message/rfc822\r
            \r
            From: News <news@failed.example>\r
            To: Jane Doe <jane.doe@people.example>\r
            Subject: For jane.doe\r
            Message-ID: <m1@failed.example>\r
            \r
            Dear Jane, this is private.\r
            --b--\r
            """;

    /// A TLS report about `tls.example`.
    public static final String TLS = """
            {"organization-name": "Receiver Example", "contact-info": null, "report-id": "t-1",
             "date-range": {"start-datetime": "2026-04-28T00:00:00Z", "end-datetime": "2026-04-28T23:59:59Z"},
             "policies": [{
               "policy": {"policy-type": "sts", "policy-string": ["version: STSv1", "mode: testing"],
                 "policy-domain": "tls.example", "mx-host": ["*.mail.tls.example"]},
               "summary": {"total-successful-session-count": 90, "total-failure-session-count": 10},
               "failure-details": [
                 {"result-type": "certificate-expired", "sending-mta-ip": "2001:db8::1", "receiving-ip": "192.0.2.9",
                  "receiving-mx-hostname": "mx1.mail.tls.example", "receiving-mx-helo": "mx1", "failed-session-count": 9,
                  "additional-information": "https://reports.example/1", "failure-reason-code": "X509_V_ERR"},
                 {"result-type": "home-made", "failed-session-count": 1}]}]}
            """;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ReportIntake intake;

    public TestReports(Database database) {
        intake = new ReportIntake(
                database, new RawMessageStore(database), new ReportReader(ReportLimits.DEFAULT), TestSealing.KEY);
    }

    /// One record of a report.
    ///
    /// @param disposition none, quarantine or reject
    public record Row(String sourceIp, int count, String disposition, boolean dkim, boolean spf) {}

    /// A report's XML.
    public static String xml(
            String orgName, String reportId, String domain, Instant begin, Instant end, List<Row> rows) {
        StringBuilder records = new StringBuilder();
        for (Row row : rows) {
            records.append("""
                    <record><row><source_ip>%s</source_ip><count>%d</count><policy_evaluated>
                    <disposition>%s</disposition><dkim>%s</dkim><spf>%s</spf></policy_evaluated></row>
                    <identifiers><header_from>%s</header_from></identifiers>
                    <auth_results><dkim><domain>%s</domain><selector>s1</selector><result>%s</result></dkim>
                    <spf><domain>%s</domain><result>%s</result></spf></auth_results></record>
                    """.formatted(
                            row.sourceIp(),
                            row.count(),
                            row.disposition(),
                            word(row.dkim()),
                            word(row.spf()),
                            domain,
                            domain,
                            word(row.dkim()),
                            domain,
                            word(row.spf())));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <feedback><version>1.0</version><report_metadata><org_name>%s</org_name><email>dmarc@%s</email>
                <report_id>%s</report_id><date_range><begin>%d</begin><end>%d</end></date_range></report_metadata>
                <policy_published><domain>%s</domain><adkim>r</adkim><aspf>r</aspf><p>reject</p><sp>reject</sp>
                <pct>100</pct></policy_published>
                %s</feedback>
                """.formatted(orgName, orgName, reportId, begin.getEpochSecond(), end.getEpochSecond(), domain, records);
    }

    /// Mails a report, as a gzip attachment, to the account.
    ///
    /// @return what the intake said
    public IntakeResult mail(Account account, String xml) {
        return take(account, message("report.xml.gz", gzip(xml)));
    }

    /// Hands a whole message in.
    public IntakeResult take(Account account, String message) {
        ReceivedMessage received = new ReceivedMessage(
                "test-" + NUMBER.incrementAndGet(),
                Octets.of(message.getBytes(StandardCharsets.ISO_8859_1)),
                new Envelope(
                        "dmarc@reporter.example", List.of(account.reportingLocalPart() + "@" + TestApi.MAIL_DOMAIN)),
                new Connection.Unknown(),
                TestApi.START);
        return intake.take(new Arrival(account.id(), received, OptionalLong.empty(), Authentication.PASS));
    }

    public static byte[] gzip(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(octets)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return octets.toByteArray();
    }

    private static String message(String fileName, byte[] attachment) {
        return """
                From: dmarc@reporter.example\r
                To: rua@%s\r
                Subject: Report Domain\r
                MIME-Version: 1.0\r
                Content-Type: application/gzip; name="%s"\r
                Content-Disposition: attachment; filename="%s"\r
                Content-Transfer-Encoding: base64\r
                \r
                %s\r
                """.formatted(
                TestApi.MAIL_DOMAIN, fileName, fileName, Base64.getMimeEncoder().encodeToString(attachment));
    }

    private static String word(boolean pass) {
        return pass ? "pass" : "fail";
    }
}
