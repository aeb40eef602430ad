package org.mailassay.analysis.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Small reports and what they travel in, made on the spot.
final class Samples {
    private static final int CRLF_LINE = 76;

    private Samples() {}

    /// A report of one row.
    static String report(String reportId) {
        return report(reportId, record("192.0.2.1", 1));
    }

    static String report(String reportId, String records) {
        return """
                <?xml version="1.0"?>
                <feedback>
                <report_metadata><org_name>Receiver Example</org_name><report_id>%s</report_id>
                <date_range><begin>1735689600</begin><end>1735775999</end></date_range></report_metadata>
                <policy_published><domain>news.example</domain><p>none</p></policy_published>
                %s</feedback>
                """.formatted(reportId, records);
    }

    static String record(String sourceIp, long count) {
        return """
                <record><row><source_ip>%s</source_ip><count>%d</count><policy_evaluated><disposition>none</disposition>\
                <dkim>pass</dkim><spf>fail</spf></policy_evaluated></row><identifiers><header_from>news.example\
                </header_from></identifiers><auth_results/></record>
                """.formatted(sourceIp, count);
    }

    static String tlsReport() {
        return """
                {"organization-name": "Receiver Example", "date-range": {"start-datetime": "2025-01-01T00:00:00Z",
                "end-datetime": "2025-01-01T23:59:59Z"}, "contact-info": null, "report-id": "t-1", "policies": []}
                """;
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// A text block as it is sent: lines end in CR LF.
    static byte[] mail(String text) {
        return octets(text.replace("\n", "\r\n"));
    }

    static byte[] gzip(byte[] content) {
        return packed(content.length, out -> {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(content);
            }
        });
    }

    static byte[] gzip(String content) {
        return gzip(octets(content));
    }

    /// An archive of entries given as name, content, name, content …
    static byte[] zip(Object... entries) {
        return packed(1024, out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (int i = 0; i < entries.length; i += 2) {
                    zip.putNextEntry(new ZipEntry((String) entries[i]));
                    zip.write(entries[i + 1] instanceof byte[] bytes ? bytes : octets((String) entries[i + 1]));
                    zip.closeEntry();
                }
            }
        });
    }

    static String base64(byte[] content) {
        return Base64.getMimeEncoder(CRLF_LINE, new byte[] {'\n'}).encodeToString(content);
    }

    static byte[] joined(byte[]... pieces) {
        return packed(1024, out -> {
            for (byte[] piece : pieces) {
                out.write(piece);
            }
        });
    }

    private static byte[] packed(int size, Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(size);
        try {
            writing.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }
}
