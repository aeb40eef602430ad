package org.mailassay.appliance.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.message.Envelope;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.analysis.scan.CheckOutcome;
import org.mailassay.analysis.scan.ScanLimits;
import org.mailassay.analysis.scan.ScanListener;
import org.mailassay.analysis.scan.ScanReport;
import org.mailassay.analysis.testing.Zones;
import org.mailassay.appliance.fetch.GuardedClient;
import org.mailassay.appliance.fetch.GuardedFetcher;
import org.mailassay.appliance.image.WebpOptimizer;

/// Scans mails that are made to cost, one after the other, as the appliance does, and says what became of each. A
/// program of its own, so that a test can give it little memory.
public final class HostileScans {
    private static final int MEGABYTE = 1 << 20;

    /// What a scan may leave behind: classes' tables, caches of keys and policies.
    private static final long LEFT = 12L * MEGABYTE;

    private static final String HEAD = """
            From: a@example.com
            To: b@example.net
            Subject: x
            Date: Tue, 1 Sep 2026 09:59:50 +0000
            Message-ID: <1@example.com>
            MIME-Version: 1.0
            """.replace("\n", "\r\n");

    private HostileScans() {}

    /// What is wrong with a mail.
    enum Kind {
        NOTHING,
        FIFTY_MEGABYTES_OF_HEADER,
        FIFTY_MEGABYTES_OF_ONE_FIELD,
        A_PICTURE_OF_100_MEGABYTES,
        A_TEXT_OF_100_MEGABYTES,
        A_PICTURE_OF_3600_MEGAPIXELS,
        TEN_THOUSAND_LINKS,
        MIME_DEPTH_OF_1000,
        A_MILLION_NESTED_TAGS
    }

    /// Scans them all.
    public static void main(String[] arguments) throws IOException {
        Dns dns = Zones.of("example.com: [{TXT: 'v=spf1 ip4:198.51.100.7 -all'}]");
        try (GuardedFetcher fetcher = new GuardedFetcher(new GuardedClient(dns, "test"));
                WebpOptimizer optimizer = new WebpOptimizer()) {
            ScanWorld world =
                    new ScanWorld(dns, fetcher, List.of(), List.of(), optimizer, List.of(), Map.of(), List::of);
            MessageScan scan = new MessageScan(world, "mx.example.net", ScanLimits.DEFAULT);
            say(Kind.NOTHING, scan);
            long before = used();
            for (Kind kind : Kind.values()) {
                if (kind != Kind.NOTHING) {
                    say(kind, scan);
                }
            }
            long more = used() - before;
            System.out.println("scanned: heap " + (more < LEFT ? "flat" : "grown by " + more));
        }
    }

    private static void say(Kind kind, MessageScan scan) throws IOException {
        long begun = System.nanoTime();
        ScanReport report = scan.scan(message(kind), ScanListener.none()).report();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        String broken = report.outcomes().stream()
                .filter(outcome -> outcome.end() instanceof CheckOutcome.Broken)
                .map(outcome -> " " + outcome.check() + " " + outcome.end())
                .collect(Collectors.joining());
        boolean inTime = took.compareTo(ScanLimits.DEFAULT.deadline().plusSeconds(5)) < 0;
        boolean scored = report.score().overall().isPresent();
        System.err.println(kind + " " + took.toMillis() + " ms");
        System.out.println("scanned: " + kind
                + (broken.isEmpty() && inTime && scored ? " completed" : " broken" + broken + " " + took));
    }

    /// After the garbage is gone.
    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static ReceivedMessage message(Kind kind) throws IOException {
        return new ReceivedMessage(
                kind.name(),
                Octets.of(octets(kind)),
                new Envelope("bounce@example.com", List.of("scan@example.net")),
                new Connection.Smtp(
                        InetAddress.ofLiteral("198.51.100.7"), 25_025, "mail.example.com", "ESMTP", Optional.empty()),
                Instant.parse("2026-09-01T10:00:00Z"));
    }

    private static byte[] octets(Kind kind) throws IOException {
        return switch (kind) {
            case NOTHING -> html("<p>Hello</p><img src=\"https://example.com/a.png\">");
            case FIFTY_MEGABYTES_OF_HEADER ->
                filled(HEAD, "X-A: " + "a".repeat(93) + "\r\n", 50 * MEGABYTE, "\r\nx\r\n");
            case FIFTY_MEGABYTES_OF_ONE_FIELD ->
                filled(HEAD + "X-A: a\r\n", " " + "a".repeat(97) + "\r\n", 50 * MEGABYTE, "\r\nx\r\n");
            case A_PICTURE_OF_100_MEGABYTES -> encoded("image/png");
            case A_TEXT_OF_100_MEGABYTES -> encoded("text/html");
            case A_PICTURE_OF_3600_MEGAPIXELS ->
                (HEAD + "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                                + Base64.getMimeEncoder().encodeToString(picture()) + "\r\n")
                        .getBytes(US_ASCII);
            case TEN_THOUSAND_LINKS ->
                html(IntStream.range(0, 10_000)
                        .mapToObj("<a href=\"http://h%1$d.example/%1$d\">x</a>\r\n"::formatted)
                        .collect(Collectors.joining()));
            case MIME_DEPTH_OF_1000 ->
                (HEAD
                                + IntStream.range(0, 1_000)
                                        .mapToObj(
                                                "Content-Type: multipart/mixed; boundary=b%1$d\r\n\r\n--b%1$d\r\n"
                                                        ::formatted)
                                        .collect(Collectors.joining()))
                        .getBytes(US_ASCII);
            case A_MILLION_NESTED_TAGS -> html("<div>".repeat(1_000_000));
        };
    }

    private static byte[] html(String body) {
        return (HEAD + "Content-Type: text/html; charset=utf-8\r\n\r\n" + body + "\r\n").getBytes(US_ASCII);
    }

    /// Base64 of 100 million octets, as lines of a mail.
    private static byte[] encoded(String type) {
        String head = HEAD + "Content-Type: " + type + "\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        int lines = 100_000_000 / 57;
        return filled(head, "eCB5".repeat(19) + "\r\n", lines * 78, "");
    }

    /// In one array, since there is no memory for two.
    private static byte[] filled(String head, String line, int length, String end) {
        byte[] octets = new byte[head.length() + length / line.length() * line.length() + end.length()];
        ByteBuffer buffer = ByteBuffer.wrap(octets).put(head.getBytes(US_ASCII));
        byte[] repeated = line.getBytes(US_ASCII);
        while (buffer.remaining() > end.length()) {
            buffer.put(repeated);
        }
        buffer.put(end.getBytes(US_ASCII));
        return octets;
    }

    /// A PNG of 60,000 by 60,000 pixels (PNG specification, sections 11.2.2 and 11.2.4), as far as 10 MB of its 14 GB
    /// go, which takes a few kilobytes.
    private static byte[] picture() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream pixels = new DeflaterOutputStream(packed)) {
            pixels.write(new byte[10 * MEGABYTE]);
        }
        byte[] header = ByteBuffer.allocate(13)
                .putInt(60_000)
                .putInt(60_000)
                .put(new byte[] {8, 6, 0, 0, 0})
                .array();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        chunk(png, "IHDR", header);
        chunk(png, "IDAT", packed.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) throws IOException {
        byte[] typed = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(US_ASCII))
                .put(data)
                .array();
        CRC32 sum = new CRC32();
        sum.update(typed);
        png.write(ByteBuffer.allocate(4).putInt(data.length).array());
        png.write(typed);
        png.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
