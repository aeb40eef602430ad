package org.mailassay.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mailassay.analysis.report.Samples.gzip;
import static org.mailassay.analysis.report.Samples.joined;
import static org.mailassay.analysis.report.Samples.mail;
import static org.mailassay.analysis.report.Samples.octets;
import static org.mailassay.analysis.report.Samples.report;
import static org.mailassay.analysis.report.Samples.tlsReport;
import static org.mailassay.analysis.report.Samples.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Files as they are imported and uploaded, without a message around them.
class BareFilesTest {
    static Stream<Arguments> files() {
        String xml = report("1");
        byte[] gzip = gzip(xml);
        byte[] zip = zip("a.xml", xml);
        return Stream.of(
                arguments("XML", octets(xml), List.of("0.0 aggregate 1 with 1")),
                arguments("XML after white space", octets("\n \t" + xml), List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "UTF-16, byte order mark",
                        xml.getBytes(StandardCharsets.UTF_16),
                        List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "UTF-16, little-endian",
                        xml.getBytes(StandardCharsets.UTF_16LE),
                        List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "UTF-16, big-endian",
                        xml.getBytes(StandardCharsets.UTF_16BE),
                        List.of("0.0 aggregate 1 with 1")),
                arguments("gzip", gzip, List.of("0.0 aggregate 1 with 1")),
                arguments("gzip in gzip", gzip(gzip), List.of("0.0 aggregate 1 with 1")),
                arguments("gzip, then line ends", joined(gzip, octets("\r\n\r\n")), List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "gzip of two members",
                        joined(gzip(xml.substring(0, 200)), gzip(xml.substring(200))),
                        List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "gzip with name, comment, extra and check sum",
                        decoratedGzip(xml),
                        List.of("0.0 aggregate 1 with 1")),
                arguments("gzip, cut off", cut(gzip, 60), List.of("0.0 refused truncated_gzip")),
                arguments("gzip, header only", cut(gzip, 9), List.of("0.0 refused truncated_gzip")),
                arguments("gzip, trailer cut off", cut(gzip, gzip.length - 5), List.of("0.0 refused truncated_gzip")),
                arguments(
                        "gzip, damaged trailer", damaged(gzip, gzip.length - 6), List.of("0.0 refused truncated_gzip")),
                arguments("gzip, damaged data", damaged(gzip, 14), List.of("0.0 refused malformed_gzip")),
                arguments("gzip of another method", damaged(gzip, 2), List.of("0.0 refused malformed_gzip")),
                arguments("gzip of nothing", gzip(""), List.of("0.0 refused empty")),
                arguments("gzip of something else", gzip("hello"), List.of("0.0 refused not_a_report")),
                arguments("gzip of JSON", gzip(tlsReport()), List.of("0.0 tls")),
                arguments("gzip of a message", gzip(mail("""
                        Subject: report
                        From: dmarc@receiver.example

                        %s""".formatted(xml))), List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "gzip of gzip of gzip of gzip of gzip",
                        gzip(gzip(gzip(gzip(gzip)))),
                        List.of("0.0 refused too_deep")),
                arguments("zip", zip, List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "zip of several",
                        zip("folder/", "", "readme.txt", "hello", "a.xml", xml, "b.xml", report("2")),
                        List.of("0.2 aggregate 1 with 1", "0.3 aggregate 2 with 1")),
                arguments("zip in zip", zip("a.txt", "hello", "b.zip", zip), List.of("0.1 aggregate 1 with 1")),
                arguments("zip64", zip64(xml, 0), List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "zip64 after other octets",
                        joined(octets("--"), zip64(xml, 0)),
                        List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "zip64 of a length that overflows",
                        zip64(xml, Long.MIN_VALUE),
                        List.of("0.0 refused malformed_zip")),
                arguments("zip64 without its records", cut64(zip64(xml, 0)), List.of("0.0 refused too_many_entries")),
                arguments("zip of gzip", zip("a.xml.gz", gzip), List.of("0.0 aggregate 1 with 1")),
                arguments("gzip of zip", gzip(zip), List.of("0.0 aggregate 1 with 1")),
                arguments("zip after other octets", joined(octets("PK\3\4--"), zip), List.of("0.0 aggregate 1 with 1")),
                arguments("zip before other octets", joined(zip, octets("\r\n")), List.of("0.0 aggregate 1 with 1")),
                arguments("zip of nothing", zip(), List.of("0.0 refused not_a_report")),
                arguments("zip of something else", zip("a.txt", "hello"), List.of("0.0 refused not_a_report")),
                arguments("zip, encrypted", encrypted(zip), List.of("0.0 refused encrypted_zip")),
                arguments("zip, cut off", cut(zip, zip.length - 30), List.of("0.0 refused malformed_zip")),
                arguments("zip, damaged data", damaged(zip, 60), List.of("0.0 refused malformed_zip")),
                arguments("JSON", octets(tlsReport()), List.of("0.0 tls")),
                arguments("other JSON", octets("{\"hello\": 1}"), List.of("0.0 refused not_a_report")),
                arguments("HTML", octets("<html><body>DMARC</body></html>"), List.of("0.0 refused not_a_report")),
                arguments("the word unused", octets("unused"), List.of("0.0 refused not_a_report")),
                arguments("white space", octets(" \r\n "), List.of("0.0 refused empty")),
                arguments("nothing", octets(""), List.of("0.0 refused empty")),
                arguments("failure report", octets("""
                        Feedback-Type: auth-failure
                        Version: 1
                        Source-IP: 192.0.2.1
                        """), List.of("0.0 failure")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isReadByItsOctets(String name, byte[] file, List<String> expected) {
        assertThat(Outline.of(file)).as(name).isEqualTo(expected);
    }

    private static byte[] cut(byte[] whole, int length) {
        return Arrays.copyOf(whole, length);
    }

    private static byte[] damaged(byte[] whole, int at) {
        byte[] damaged = whole.clone();
        damaged[at] ^= 0x55;
        return damaged;
    }

    /// RFC 1952, section 2.3, with every optional field.
    private static byte[] decoratedGzip(String content) {
        byte[] plain = gzip(content);
        byte[] header = Arrays.copyOf(plain, 10);
        header[3] = 2 | 4 | 8 | 16;
        byte[] decoration = "\3\0abcreport.xml\0a comment\0??".getBytes(StandardCharsets.ISO_8859_1);
        return joined(header, decoration, Arrays.copyOfRange(plain, 10, plain.length));
    }

    /// A stored entry with everything in the ZIP64 records that can stand there (APPNOTE.TXT, sections 4.3.14, 4.3.15
    /// and 4.5.3).
    ///
    /// @param lie added to the length of the packed entry
    private static byte[] zip64(String content, long lie) {
        byte[] octets = octets(content);
        CRC32 checkSum = new CRC32();
        checkSum.update(octets);
        ByteBuffer zip = ByteBuffer.allocate(octets.length + 512).order(ByteOrder.LITTLE_ENDIAN);
        zip.putInt(0x04034b50)
                .putShort((short) 45)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0);
        zip.putInt((int) checkSum.getValue())
                .putInt(-1)
                .putInt(-1)
                .putShort((short) 1)
                .putShort((short) 20);
        zip.put((byte) 'a').putShort((short) 1).putShort((short) 16);
        zip.putLong(octets.length).putLong(octets.length).put(octets);
        int directory = zip.position();
        zip.putInt(0x02014b50)
                .putShort((short) 45)
                .putShort((short) 45)
                .putShort((short) 0)
                .putShort((short) 0);
        zip.putInt(0).putInt((int) checkSum.getValue()).putInt(-1).putInt(-1).putShort((short) 1);
        zip.putShort((short) 34)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(-1);
        zip.put((byte) 'a').putShort((short) 9).putShort((short) 2).putShort((short) 0);
        zip.putShort((short) 1).putShort((short) 24);
        zip.putLong(octets.length).putLong(octets.length + lie).putLong(0);
        int end = zip.position();
        zip.putInt(0x06064b50)
                .putLong(44)
                .putShort((short) 45)
                .putShort((short) 45)
                .putInt(0)
                .putInt(0);
        zip.putLong(1).putLong(1).putLong(end - directory).putLong(directory);
        zip.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
        zip.putInt(0x06054b50)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) -1)
                .putShort((short) -1);
        zip.putInt(-1).putInt(-1).putShort((short) 0);
        return Arrays.copyOf(zip.array(), zip.position());
    }

    /// The same without the records in which the values stand.
    private static byte[] cut64(byte[] zip) {
        int end = zip.length - 22;
        return joined(cut(zip, end - 76), Arrays.copyOfRange(zip, end, zip.length));
    }

    /// Sets the flag in every entry of the directory.
    private static byte[] encrypted(byte[] zip) {
        byte[] changed = zip.clone();
        for (int i = 0; i + 4 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                changed[i + 8] |= 1;
            }
        }
        return changed;
    }
}
