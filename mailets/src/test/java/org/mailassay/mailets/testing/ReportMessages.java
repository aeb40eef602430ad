package org.mailassay.mailets.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/// Report mails by number: a different report each, as a reporter would send it.
///
/// @param recipient the reporting address
/// @param policyDomain the domain that the reports are about
/// @param begin of the day that they are about, in seconds since 1970
public record ReportMessages(String recipient, String policyDomain, long begin) {
    /// Every report counts this many messages.
    public static final int COUNTED = 3;

    /// The report's id.
    public static String id(int number) {
        return "load-" + number;
    }

    /// The message, dots doubled and ready to be sent after DATA.
    public byte[] message(int number) {
        String message = """
                Received: from reporter.example by relay.example; Thu, 1 Jan 2026 00:00:00 +0000
                From: noreply@reporter.example
                To: %1$s
                Date: Thu, 1 Jan 2026 00:00:00 +0000
                Message-ID: <%2$s@reporter.example>
                Subject: Report Domain: %3$s Submitter: reporter.example Report-ID: %2$s
                MIME-Version: 1.0
                Content-Type: application/gzip; name="reporter.example!%3$s!%4$d!%5$d.xml.gz"
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename="reporter.example!%3$s!%4$d!%5$d.xml.gz"

                """.formatted(recipient, id(number), policyDomain, begin, begin + 86_399);
        String attachment = Base64.getMimeEncoder().encodeToString(compressed(report(number)));
        return (message.replace("\n", "\r\n") + attachment + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private String report(int number) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <feedback>
                  <version>1.0</version>
                  <report_metadata>
                    <org_name>reporter.example</org_name>
                    <email>noreply@reporter.example</email>
                    <report_id>%s</report_id>
                    <date_range><begin>%d</begin><end>%d</end></date_range>
                  </report_metadata>
                  <policy_published><domain>%s</domain><adkim>r</adkim><aspf>r</aspf><p>none</p><pct>100</pct></policy_published>
                  <record>
                    <row>
                      <source_ip>198.51.100.%d</source_ip><count>%d</count>
                      <policy_evaluated><disposition>none</disposition><dkim>pass</dkim><spf>fail</spf></policy_evaluated>
                    </row>
                    <identifiers><header_from>%4$s</header_from></identifiers>
                    <auth_results><spf><domain>%4$s</domain><result>fail</result></spf></auth_results>
                  </record>
                </feedback>
                """.formatted(id(number), begin, begin + 86_399, policyDomain, number % 250 + 1, COUNTED);
    }

    private static byte[] compressed(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(octets)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return octets.toByteArray();
    }
}
