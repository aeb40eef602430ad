package org.mailassay.bench.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes mails whose reports are far larger than any real one, to see that they cost no memory: a gzip and a zip
/// of two gigabytes of nothing, and an honest report of 64 MB.
///
/// Arguments: TARGET-FOLDER POLICY-DOMAIN.
public final class HostileMails {
    private static final byte[] NOTHING = new byte[1 << 20];
    private static final int MEGABYTES_OF_NOTHING = 2_048;
    private static final int OCTETS_OF_THE_LARGE_REPORT = 64_000_000;

    private HostileMails() {}

    /// Writes the mails.
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("Arguments: TARGET-FOLDER POLICY-DOMAIN");
            System.exit(2);
        }
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        mail(folder.resolve("gzip-bomb.eml"), "bomb.xml.gz", octets -> {
            try (GZIPOutputStream gzip = new GZIPOutputStream(octets)) {
                bomb(gzip);
            }
        });
        mail(folder.resolve("zip-bomb.eml"), "bomb.zip", octets -> {
            try (ZipOutputStream zip = new ZipOutputStream(octets)) {
                zip.putNextEntry(new ZipEntry("bomb.xml"));
                bomb(zip);
            }
        });
        mail(folder.resolve("large-report.eml"), "large.xml.gz", octets -> {
            try (GZIPOutputStream gzip = new GZIPOutputStream(octets)) {
                largeReport(gzip, arguments[1]);
            }
        });
    }

    /// Writes an attachment.
    @FunctionalInterface
    private interface Attachment {
        void write(OutputStream octets) throws IOException;
    }

    private static void mail(Path file, String name, Attachment attachment) throws IOException {
        try (OutputStream mail = new BufferedOutputStream(Files.newOutputStream(file))) {
            mail.write("""
                    From: dmarc@receiver.example\r
                    Subject: Report\r
                    MIME-Version: 1.0\r
                    Content-Type: application/octet-stream; name="%1$s"\r
                    Content-Disposition: attachment; filename="%1$s"\r
                    Content-Transfer-Encoding: base64\r
                    \r
                    """.formatted(name).getBytes(StandardCharsets.US_ASCII));
            attachment.write(Base64.getMimeEncoder().wrap(mail));
        }
        System.out.printf("%,12d octets  %s%n", Files.size(file), file);
    }

    private static void bomb(OutputStream packed) throws IOException {
        packed.write(
                "<?xml version=\"1.0\"?><feedback><report_metadata><org_name>".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < MEGABYTES_OF_NOTHING; i++) {
            packed.write(NOTHING);
        }
    }

    private static void largeReport(OutputStream packed, String policyDomain) throws IOException {
        long now = System.currentTimeMillis() / 1000;
        packed.write("""
                <?xml version="1.0"?>
                <feedback><report_metadata><org_name>receiver.example</org_name><email>dmarc@receiver.example</email>
                <report_id>large-%d</report_id><date_range><begin>%d</begin><end>%d</end></date_range></report_metadata>
                <policy_published><domain>%s</domain><p>none</p></policy_published>
                """.formatted(now, now - 86_400, now, policyDomain).getBytes(StandardCharsets.US_ASCII));
        int written = 0;
        for (int row = 0; written < OCTETS_OF_THE_LARGE_REPORT; row++) {
            byte[] octets =
                    """
                    <record><row><source_ip>198.51.%d.%d</source_ip><count>1</count>
                    <policy_evaluated><disposition>none</disposition><dkim>pass</dkim><spf>pass</spf></policy_evaluated></row>
                    <identifiers><header_from>%s</header_from></identifiers>
                    <auth_results><spf><domain>%3$s</domain><result>pass</result></spf></auth_results></record>
                    """.formatted(row / 250 % 250, row % 250, policyDomain).getBytes(StandardCharsets.US_ASCII);
            packed.write(octets);
            written += octets.length;
        }
        packed.write("</feedback>\n".getBytes(StandardCharsets.US_ASCII));
    }
}
