package org.mailassay.bench.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Writes a folder or archive of aggregate reports as mails, each packed by gzip (`.eml.gz`), several times over with
/// ids of their own, so that as many can be imported as are wanted.
///
/// Arguments: FOLDER-OR-ARCHIVE TARGET-FOLDER COPIES.
public final class MailedReports {
    private static final String END_OF_ID = "</report_id>";

    private MailedReports() {}

    /// Writes the mails.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 3) {
            System.err.println("Arguments: FOLDER-OR-ARCHIVE TARGET-FOLDER COPIES");
            System.exit(2);
        }
        List<byte[]> reports = ReportFiles.read(Path.of(arguments[0]));
        int copies = Integer.parseInt(arguments[2]);
        for (int copy = 0; copy < copies; copy++) {
            Path folder = Files.createDirectories(Path.of(arguments[1], "copy-" + copy));
            for (int i = 0; i < reports.size(); i++) {
                write(folder.resolve(i + ".eml.gz"), ReportFiles.mailed(copy(reports.get(i), copy)));
            }
        }
        System.out.println(copies * reports.size() + " mails in " + arguments[1]);
    }

    /// The first is the report as it is; the others have another id.
    private static byte[] copy(byte[] report, int copy) {
        if (copy == 0) {
            return report;
        }
        String text = new String(report, StandardCharsets.ISO_8859_1);
        return text.replace(END_OF_ID, "-copy-" + copy + END_OF_ID).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void write(Path file, byte[] mail) throws IOException {
        try (OutputStream gzip = new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            gzip.write(mail);
        }
    }
}
