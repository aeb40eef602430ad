package org.mailassay.bench.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// Reports from a folder, or from an archive that `tar` unpacks.
final class ReportFiles {
    private ReportFiles() {}

    /// Every file below a folder, or in an archive.
    static List<byte[]> read(Path source) throws IOException, InterruptedException {
        if (Files.isDirectory(source)) {
            return below(source);
        }
        Path folder = Files.createTempDirectory("reports");
        try {
            Process tar = new ProcessBuilder("tar", "-xf", source.toString(), "-C", folder.toString())
                    .inheritIO()
                    .start();
            if (tar.waitFor() != 0) {
                throw new IOException("tar cannot unpack " + source);
            }
            return below(folder);
        } finally {
            delete(folder);
        }
    }

    /// The report as most receivers mail it: packed by gzip, attached in base64.
    static byte[] mailed(byte[] xml) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(xml);
        }
        return """
                From: dmarc@receiver.example
                To: reports@appliance.example
                Subject: Report domain: news.example Submitter: receiver.example Report-ID: 1
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: text/plain

                This is an aggregate report.
                --b
                Content-Type: application/gzip; name="receiver.example!news.example!1!2.xml.gz"
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(Base64.getMimeEncoder().encodeToString(packed.toByteArray()))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static List<byte[]> below(Path folder) throws IOException {
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                files.add(Files.readAllBytes(path));
            }
        }
        return files;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
