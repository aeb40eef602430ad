package org.mailassay.bench.alerts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.mailassay.analysis.testing.MonthOfMail;

/// Reports as reporters would write them.
final class MadeReport {
    private MadeReport() {}

    /// What one reporter says of a day's mail: what passes comes from one address, what fails from another.
    static String of(String domain, MonthOfMail.Part part) {
        MonthOfMail.Day mail = part.mail();
        return aggregate(
                domain,
                "reporter" + part.place() + ".example",
                mail.date(),
                record(domain, "192.0.2.1", mail.messages() - mail.failed(), "pass")
                        + record(domain, "192.0.2.2", mail.failed(), "fail"));
    }

    /// Where somebody new is first heard of, by a reporter of its own.
    static String of(String domain, MonthOfMail.Sender sender) {
        LocalDate day = LocalDate.ofInstant(sender.at(), ZoneOffset.UTC).minusDays(1);
        return aggregate(
                domain,
                sender.name() + ".reporter.example",
                day,
                record(domain, "203.0.113.9", sender.messages(), "pass"));
    }

    /// A failure report in ARF (RFC 5965).
    static String failure(String domain, Instant at) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
        return """
                From: failures@reporter.example
                Subject: a failure
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary=b

                --b
                Content-Type: message/feedback-report

                Feedback-Type: auth-failure
                User-Agent: Bench/1.0
                Version: 1
                Auth-Failure: dmarc
                Arrival-Date: %s
                Source-IP: 192.0.2.2
                Reported-Domain: %s
                Delivery-Result: reject

                --b
                Content-Type: message/rfc822

                From: news@%s
                Subject: news

                --b--
                """.formatted(date, domain, domain);
    }

    private static String aggregate(String domain, String reporter, LocalDate day, String records) {
        long begin = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        return """
                <?xml version="1.0"?>
                <feedback><report_metadata><org_name>%s</org_name><email>dmarc@%s</email><report_id>%s</report_id>
                <date_range><begin>%d</begin><end>%d</end></date_range></report_metadata>
                <policy_published><domain>%s</domain><p>none</p></policy_published>
                %s</feedback>
                """.formatted(reporter, reporter, day, begin, begin + 86_399, domain, records);
    }

    private static String record(String domain, String address, long messages, String result) {
        return messages == 0 ? "" : """
                <record><row><source_ip>%s</source_ip><count>%d</count><policy_evaluated><disposition>none</disposition>
                <dkim>%s</dkim><spf>%s</spf></policy_evaluated></row><identifiers><header_from>%s</header_from></identifiers>
                <auth_results><spf><domain>%s</domain><result>%s</result></spf></auth_results></record>
                """.formatted(address, messages, result, result, domain, domain, result);
    }
}
