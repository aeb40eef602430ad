package org.mailassay.analysis.report.tls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mailassay.analysis.report.RefusalReason;
import org.mailassay.analysis.report.container.RefusedException;

/// Reads the TLS reports of one JSON document, nearly always one (RFC 8460, section 4.4).
public final class TlsReportReader {
    private TlsReportReader() {}

    /// Reads the document to its end, so that the check sums around it are verified. What follows the reports takes
    /// nothing from them.
    ///
    /// @param octets of the document, by a stream that supports mark
    /// @throws RefusedException when a report cannot be read; none of the document then counts
    public static List<TlsReport> read(InputStream octets) throws IOException {
        List<TlsReport> reports = new ArrayList<>();
        try (JsonCursor cursor = new JsonCursor(text(octets))) {
            if (cursor.next()) {
                TlsBudget budget = new TlsBudget();
                cursor.array(() -> {
                    if (cursor.isObject()) {
                        reports.add(new TlsReportMembers(cursor, budget).read());
                    } else {
                        cursor.skip();
                    }
                });
            }
        }
        octets.transferTo(OutputStream.nullOutputStream());
        if (reports.isEmpty()) {
            throw new RefusedException(RefusalReason.MALFORMED_JSON, "JSON without a report");
        }
        return reports;
    }

    /// RFC 8259, section 8.1, asks for UTF-8. What is not is replaced: a report is not lost for a company's name.
    private static Reader text(InputStream octets) throws IOException {
        octets.mark(4);
        byte[] first = octets.readNBytes(4);
        octets.reset();
        BufferedReader text = new BufferedReader(new InputStreamReader(octets, charset(first)));
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    private static Charset charset(byte[] first) {
        if (first.length < 2) {
            return StandardCharsets.UTF_8;
        }
        boolean bigEndian = first[0] == 0 || (first[0] == (byte) 0xfe && first[1] == (byte) 0xff);
        boolean littleEndian = first[1] == 0 || (first[0] == (byte) 0xff && first[1] == (byte) 0xfe);
        if (bigEndian) {
            return StandardCharsets.UTF_16BE;
        }
        return littleEndian ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }
}
