package org.mailassay.analysis.report;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes packed reports of about 64 MB, without ever holding one, and reads them. A program of its own, so that a test
/// can run it in a small heap.
final class LargeReports {
    private static final int MEGABYTE = 1 << 20;
    private static final int RECORDS = 180_000;
    private static final String BEFORE = Samples.report("1", "").replace("</feedback>\n", "");
    private static final String AFTER = "</feedback>";
    private static final String ROW = Samples.record("192.0.2.1", 1);

    private LargeReports() {}

    public static void main(String[] arguments) throws IOException {
        String header = BEFORE.substring(BEFORE.indexOf("<report_metadata>"));
        byte[] noise = noise('a', 'b');
        read("report", gzip(out -> records(out, BEFORE, AFTER)));
        read("records before the header", gzip(out -> records(out, "<feedback>", header + AFTER)));
        read("in an archive", zip(out -> records(out, BEFORE, AFTER)));
        read(
                "bomb",
                gzip(out -> filled(out, BEFORE + ROW, " ".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII), 200)));
        read("more than 64 MB", gzip(out -> filled(out, BEFORE + ROW + "<!--", noise, 80)));
        read("one comment", gzip(out -> filled(out, BEFORE + "<!--", noise, 60)));
        read("one value", gzip(out -> filled(out, BEFORE + ROW + "<record><row><source_ip>", noise, 60)));
        read("one tag", gzip(out -> filled(out, BEFORE + ROW + "<record a='", noise, 60)));
        read("names", gzip(LargeReports::names));
        read("white space", gzip(out -> filled(out, "", noise(' ', '\n'), 60)));
    }

    private static void read(String name, byte[] octets) {
        System.out.println(name + ": " + Outline.of(octets));
    }

    private static void records(OutputStream out, String before, String after) throws IOException {
        write(out, before);
        String[] row = ROW.split("192.0.2.1", -1);
        Random random = new Random(1);
        for (int i = 0; i < RECORDS; i++) {
            int ip = random.nextInt();
            String address = (ip >>> 24) + "." + ((ip >>> 16) & 255) + "." + ((ip >>> 8) & 255) + "." + (ip & 255);
            write(out, row[0]);
            write(out, address);
            write(out, row[1]);
        }
        write(out, after);
    }

    private static void filled(OutputStream out, String before, byte[] megabyte, int megabytes) throws IOException {
        write(out, before);
        for (int i = 0; i < megabytes; i++) {
            out.write(megabyte);
        }
        write(out, before.endsWith("<!--") ? "-->" + AFTER : "");
    }

    private static void names(OutputStream out) throws IOException {
        write(out, BEFORE + ROW);
        for (int i = 0; i < 50_000; i++) {
            write(out, "<n" + i + "/>");
        }
    }

    /// Packs to about a twentieth.
    private static byte[] noise(char often, char seldom) {
        Random random = new Random(1);
        byte[] noise = new byte[MEGABYTE];
        for (int i = 0; i < MEGABYTE; i++) {
            noise[i] = (byte) (random.nextInt(16) == 0 ? seldom : often);
        }
        return noise;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] gzip(Content content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new BufferedOutputStream(new GZIPOutputStream(packed))) {
            content.to(out);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(Content content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("report.xml"));
            BufferedOutputStream out = new BufferedOutputStream(zip);
            content.to(out);
            out.flush();
            zip.closeEntry();
        }
        return packed.toByteArray();
    }

    private interface Content {
        void to(OutputStream out) throws IOException;
    }
}
