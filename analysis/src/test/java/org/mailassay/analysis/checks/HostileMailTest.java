package org.mailassay.analysis.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailassay.analysis.testing.FakeWeb;
import org.mailassay.analysis.testing.ScanMail;

/// Mails that are made to cost: every check comes to its end within the scan's deadline, and breaks on none.
class HostileMailTest {
    private static final String HEAD = """
            From: a@example.com
            To: b@example.net
            Subject: x
            Date: Tue, 1 Sep 2026 09:59:50 +0000
            Message-ID: <1@example.com>
            MIME-Version: 1.0
            """;

    /// What is wrong with a mail.
    enum Kind {
        TEN_THOUSAND_LINKS,
        A_MILLION_NESTED_TAGS,
        NESTED_TABLES,
        TWO_HUNDRED_THOUSAND_ATTRIBUTES,
        FORMATTING_MADE_ANEW,
        A_MAILBOX_OF_COLONS,
        ENDLESS_STYLES,
        MIME_DEPTH_OF_1000,
        A_HUNDRED_THOUSAND_PARTS,
        A_HEADER_OF_20_MEGABYTES,
        A_PICTURE_OF_3600_MEGAPIXELS,
        LINKS_INTO_THE_OWN_NETWORK
    }

    @ParameterizedTest
    @EnumSource
    void everyCheckComesToItsEnd(Kind kind) {
        ScanMail mail = ScanMail.of(mail(kind)).unsigned().fetching(new FakeWeb(""));

        // What breaks or is late fails here.
        assertThat(ScanDefectsTest.scan(mail, mail.ports()).score().overall()).isPresent();
    }

    private static String mail(Kind kind) {
        return switch (kind) {
            case TEN_THOUSAND_LINKS ->
                html(IntStream.range(0, 10_000)
                        .mapToObj("<a href=\"http://h%1$d.example/%1$d\">x</a>\n"::formatted)
                        .collect(Collectors.joining()));
            case A_MILLION_NESTED_TAGS -> html("<div>".repeat(1_000_000));
            case NESTED_TABLES -> html("<table><tr><td><b><i>".repeat(50_000));
            case TWO_HUNDRED_THOUSAND_ATTRIBUTES ->
                html(IntStream.range(0, 200_000)
                        .mapToObj(" a%d=b"::formatted)
                        .collect(Collectors.joining("", "<p", ">x</p>")));
            case FORMATTING_MADE_ANEW ->
                html("<p><b><i><u><s><big><code><em><font><small><strike><strong><tt>" + "<p>x".repeat(250_000));
            case A_MAILBOX_OF_COLONS ->
                "Cc: " + "a".repeat(400_000) + "@" + ":".repeat(400_000) + "\n" + HEAD + "\nx\n";
            case ENDLESS_STYLES -> html("<style>" + "a{color:red;".repeat(100_000) + "</style>");
            case MIME_DEPTH_OF_1000 ->
                HEAD
                        + IntStream.range(0, 1000)
                                .mapToObj("Content-Type: multipart/mixed; boundary=b%1$d\n\n--b%1$d\n"::formatted)
                                .collect(Collectors.joining());
            case A_HUNDRED_THOUSAND_PARTS ->
                HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(100_000);
            case A_HEADER_OF_20_MEGABYTES -> HEAD + "X-A: " + ("a".repeat(900) + "\n ").repeat(23_000) + "\n\nx\n";
            case A_PICTURE_OF_3600_MEGAPIXELS ->
                HEAD + "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + largePicture() + "\n";
            case LINKS_INTO_THE_OWN_NETWORK -> html("""
                        <a href="http://127.0.0.1/">a</a> <img src="http://169.254.169.254/latest/meta-data">
                        <a href="http://2130706433/">b</a> <img src="http://[::ffff:10.0.0.1]/x.png">
                        <a href="http://user:secret@localhost:8080/">c</a> <a href="file:///etc/passwd">d</a>
                        <a href="gopher://127.0.0.1/">e</a> <a href="http://0x7f.1/">f</a>
                        """);
        };
    }

    private static String html(String body) {
        return HEAD + "Content-Type: text/html; charset=utf-8\n\n" + body + "\n";
    }

    /// A PNG header of 60,000 by 60,000 pixels (PNG specification, section 11.2.2) with nothing behind it.
    private static String largePicture() {
        String header = "89504e470d0a1a0a" + "0000000d49484452" + "0000ea60" + "0000ea60" + "0806000000" + "00000000";
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(header));
    }
}
