package org.mailassay.analysis.checks;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.mailassay.analysis.checks.GainTest.Case;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.testing.ScanMail;

/// Mails in which one fault of form, or of the DNS, takes others with it.
final class FormGains {
    private static final String EXCHANGER = "  - MX: [10, mail.example.com]\n";
    private static final String REVERSE = "1.2.0.192.in-addr.arpa:\n  - PTR: mail.example.com\n";

    private FormGains() {}

    private static ScanMail clean() {
        return ScanDefectsTest.clean();
    }

    static Stream<Case> cases() {
        return Stream.of(unread(), authors(), hosts()).flatMap(one -> one);
    }

    /// The texts are there and cannot be read.
    private static Stream<Case> unread() {
        String encoding = "Content-Transfer-Encoding: base64\nContent-Type: multipart/alternative";
        ScanMail coded = coded("");
        return Stream.of(
                Case.told(
                        "a boundary that stands nowhere",
                        "headers.mime_structure",
                        clean().replacing("boundary=\"between\"", "boundary=\"other\""),
                        clean()),
                Case.told(
                        "a transfer encoding of the whole",
                        "headers.mime_structure",
                        clean().replacing("Content-Type: multipart/alternative", encoding),
                        clean()),
                Case.told("text that is not base64 throughout", "content.encoding", coded("!?"), coded));
    }

    /// A text alone, as base64 with something before it that is none.
    private static ScanMail coded(String before) {
        String text = clean().text();
        String plain = text.substring(
                text.indexOf("What we read in September\n\nThree"),
                text.indexOf("\n--between\n", text.indexOf("Three books")));
        String body = Base64.getMimeEncoder().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
        return clean().withText(text.substring(0, text.indexOf("Content-Type: multipart"))
                + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
                + before
                + body.replace("\r", "")
                + "\n");
    }

    /// Who wrote it cannot be told.
    private static Stream<Case> authors() {
        String from = "From: Example News <news@example.com>";
        return Stream.of(
                Case.copied(
                        "a comma in a name without quotation marks",
                        "headers.from",
                        clean().replacing(from, "From: Example, News <news@example.com>")),
                Case.copied(
                        "an address for a name",
                        "headers.from",
                        clean().replacing(from, "From: news@example.com <news@example.com>")));
    }

    /// Hosts that are not on the Internet, or have no name.
    private static Stream<Case> hosts() {
        String zones = clean().zones();
        return Stream.of(
                Case.told("no exchanger on the Internet, by the replies", "domain.replies", inner(zones), clean()),
                Case.told("no exchanger on the Internet", "domain.mx", inner(zones), clean()),
                Case.copied(
                        "no name for the address",
                        "connection.reverse_name",
                        clean().withZones(zones.replace(REVERSE, ""))),
                Case.copied(
                        "no name for the address, and a HELO name that leads nowhere",
                        "connection.reverse_name",
                        clean().session(greeting("relay.example.com")).withZones(zones.replace(REVERSE, ""))));
    }

    private static Connection greeting(String helo) {
        return clean().connection() instanceof Connection.Smtp smtp
                ? new Connection.Smtp(smtp.client(), smtp.clientPort(), helo, smtp.protocol(), smtp.tls())
                : new Connection.Unknown();
    }

    private static ScanMail inner(String zones) {
        return clean().withZones(zones.replace(EXCHANGER, "  - MX: [10, inner.example.com]\n")
                + "inner.example.com:\n  - A: 10.1.2.3\n");
    }
}
