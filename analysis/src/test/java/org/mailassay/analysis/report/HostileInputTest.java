package org.mailassay.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailassay.analysis.report.Samples.base64;
import static org.mailassay.analysis.report.Samples.gzip;
import static org.mailassay.analysis.report.Samples.joined;
import static org.mailassay.analysis.report.Samples.mail;
import static org.mailassay.analysis.report.Samples.octets;
import static org.mailassay.analysis.report.Samples.record;
import static org.mailassay.analysis.report.Samples.report;
import static org.mailassay.analysis.report.Samples.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Input that is made to cost time. All of it is megabytes long, so anything worse than linear shows.
class HostileInputTest {
    private static final int MEGABYTE = 1 << 20;
    private static final String XML = report("1");

    static Stream<Case> inputs() {
        return Stream.concat(Stream.concat(mime(), xml()), containers());
    }

    private static Stream<Case> mime() {
        String multipart = "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n";
        return Stream.of(
                new Case(
                        "a hundred thousand parts",
                        () -> mail(multipart + "--b\n\nx\n".repeat(100_000)),
                        "512.0 refused too_many_entries"),
                new Case(
                        "a million parts of no header",
                        () -> mail(multipart + "--b\n".repeat(1_000_000)),
                        "512.0 refused too_many_entries"),
                new Case(
                        "an endless header",
                        () -> mail("Subject: x\n" + "X-A: b\n".repeat(2_000_000)),
                        "0.0 refused empty"),
                new Case("an endless line", () -> mail("Subject: " + "x".repeat(20 * MEGABYTE)), "0.0 refused empty"),
                new Case(
                        "an endless field",
                        () -> mail("Subject: x\nContent-Type: multipart/mixed" + ";\n a=b".repeat(2_000_000) + "\n\n"
                                + XML),
                        "0.0 aggregate 1 with 1"),
                new Case("multiparts in one another", () -> nestedMultiparts(), "0.0 refused too_deep"),
                new Case(
                        "messages in one another",
                        () -> mail("Content-Type: message/rfc822\n\n".repeat(500_000)),
                        "0.0 refused too_deep"),
                new Case("encoded messages in one another", () -> encodedMessages(), "0.0 refused too_large_unpacked"),
                new Case(
                        "lines of dashes",
                        () -> mail(multipart + "-".repeat(70).concat("\n").repeat(200_000)),
                        "0.0 refused not_a_report"),
                new Case(
                        "nearly the boundary",
                        () -> mail("Subject: x\nContent-Type: multipart/mixed; boundary=" + "b".repeat(199) + "\n\n"
                                + ("--" + "b".repeat(198) + "a\n").repeat(100_000)),
                        "0.0 refused not_a_report"),
                new Case(
                        "a boundary of nothing",
                        () -> mail("Subject: x\nContent-Type: multipart/mixed; boundary=\"\"\n\n"
                                + "--\n".repeat(MEGABYTE)),
                        "0.0 refused not_a_report"),
                new Case(
                        "a boundary that quotes do not end",
                        () -> mail("Subject: x\nContent-Type: multipart/mixed; boundary=\"b\n\n--b\n\n" + XML),
                        "0.0 aggregate 1 with 1"),
                new Case(
                        "a boundary that ends in dashes",
                        () -> mail("Subject: x\nContent-Type: multipart/mixed; boundary=b--\n\n--b--\n\n" + XML
                                + "\n--b----\n"),
                        "0.0 aggregate 1 with 1"),
                new Case(
                        "equals signs",
                        () -> mail("Subject: x\nContent-Transfer-Encoding: quoted-printable\n\n"
                                + "= ".repeat(5 * MEGABYTE)),
                        "0.0 refused not_a_report"),
                new Case(
                        "padding",
                        () -> mail("Subject: x\nContent-Transfer-Encoding: base64\n\n" + "=".repeat(10 * MEGABYTE)),
                        "0.0 refused empty"));
    }

    private static Stream<Case> xml() {
        return Stream.of(
                new Case(
                        "opened tags",
                        () -> octets("<feedback>" + "<a ".repeat(5 * MEGABYTE)),
                        "0.0 refused truncated_xml"),
                new Case(
                        "opened attributes",
                        () -> octets("<feedback>" + "<a b=\"".repeat(3 * MEGABYTE)),
                        "0.0 refused truncated_xml"),
                new Case(
                        "elements in one another",
                        () -> octets("<feedback>" + "<a>".repeat(5 * MEGABYTE)),
                        "0.0 refused too_complex_xml"),
                new Case(
                        "elements side by side",
                        () -> octets(report("1", "<a/>".repeat(5 * MEGABYTE))),
                        "0.0 aggregate 1 with 0"),
                new Case("ampersands", () -> octets(report("&".repeat(10 * MEGABYTE))), "0.0 refused too_complex_xml"),
                new Case(
                        "loose ampersands",
                        () -> octets(report("1", "&#".repeat(10 * MEGABYTE))),
                        "0.0 aggregate 1 with 0"),
                new Case(
                        "brackets",
                        () -> octets(report("1", "]".repeat(20 * MEGABYTE) + ">")),
                        "0.0 aggregate 1 with 0"),
                new Case(
                        "a comment",
                        () -> octets(report("1", "<!--" + "-".repeat(20 * MEGABYTE) + "-->")),
                        "0.0 aggregate 1 with 0"),
                new Case(
                        "a comment that never ends",
                        () -> octets(XML.replace("<record>", "<!--" + "- ".repeat(10 * MEGABYTE))),
                        "0.0 refused truncated_xml"),
                new Case(
                        "character data that never ends",
                        () -> octets(XML.replace("<record>", "<![CDATA[" + "]]".repeat(10 * MEGABYTE))),
                        "0.0 refused truncated_xml"),
                new Case("names, each another one", () -> octets(report("1", names())), "0.0 refused too_complex_xml"),
                new Case(
                        "records before the header",
                        () -> octets(XML.replace(
                                "<report_metadata>", record("192.0.2.1", 1).repeat(49_999) + "<report_metadata>")),
                        "0.0 aggregate 1 with 50000"));
    }

    private static Stream<Case> containers() {
        return Stream.of(
                new Case("gzip members of nothing", () -> repeated(gzip(""), 500_000), "0.0 refused empty"),
                new Case("a gzip bomb", () -> gzip(gzip("a".repeat(100 * MEGABYTE))), "0.0 refused not_a_report"),
                new Case(
                        "a gzip bomb of XML",
                        () -> gzip("<feedback>".concat(" ".repeat(100 * MEGABYTE))),
                        "0.0 refused too_high_ratio"),
                new Case(
                        "a name that never ends",
                        () -> joined(
                                new byte[] {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0},
                                octets("n".repeat(20 * MEGABYTE))),
                        "0.0 refused truncated_gzip"),
                new Case("entries on the same octets", () -> overlappingZip(), "0.0 aggregate 1 with 1"),
                new Case(
                        "ends of directories",
                        () -> octets("PK\3\4" + "PK\5\6".repeat(5 * MEGABYTE)),
                        "0.0 refused too_many_entries"));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void takesLinearTime(Case input) {
        List<String> lines = Outline.of(input.octets.get());

        assertThat(lines).first().isEqualTo(input.first);
        assertThat(lines).as("a bounded number of answers").hasSizeLessThanOrEqualTo(512);
    }

    /// @param octets made when they are needed: all of them together would not fit
    /// @param first what the sink is told first
    record Case(String name, Supplier<byte[]> octets, String first) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static String names() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 1_000_000; i++) {
            names.append("<n").append(i).append("/>");
        }
        return names.toString();
    }

    private static byte[] nestedMultiparts() {
        StringBuilder message = new StringBuilder("Subject: x\n");
        for (int i = 0; i < 200_000; i++) {
            message.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
        }
        return mail(message.toString());
    }

    /// Each layer of base64 takes a third more.
    private static byte[] encodedMessages() {
        byte[] message = mail("Subject: x\n\n" + "y".repeat(8 * MEGABYTE));
        for (int i = 0; i < 3; i++) {
            message = mail("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n" + base64(message));
        }
        return message;
    }

    private static byte[] repeated(byte[] piece, int times) {
        byte[] all = new byte[piece.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(piece, 0, all, i * piece.length, piece.length);
        }
        return all;
    }

    /// Letters that do not pack well.
    private static String noise(int length) {
        Random random = new Random(1);
        StringBuilder noise = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            noise.append((char) ('a' + random.nextInt(26)));
        }
        return noise.toString();
    }

    /// A directory of 512 entries that all name the first one's octets.
    private static byte[] overlappingZip() {
        byte[] one = zip("a", XML.replace("</feedback>", "<!--" + noise(8 * MEGABYTE) + "--></feedback>"));
        ByteBuffer end = ByteBuffer.wrap(one)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(one.length - 22)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
        int directory = end.getInt(16);
        byte[] entry = Arrays.copyOfRange(one, directory, one.length - 22);
        end.putShort(8, (short) 512).putShort(10, (short) 512).putInt(12, entry.length * 512);
        return joined(
                Arrays.copyOf(one, directory),
                repeated(entry, 512),
                Arrays.copyOfRange(one, one.length - 22, one.length));
    }
}
