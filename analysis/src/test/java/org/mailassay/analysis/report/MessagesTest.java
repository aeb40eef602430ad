package org.mailassay.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mailassay.analysis.report.Samples.base64;
import static org.mailassay.analysis.report.Samples.gzip;
import static org.mailassay.analysis.report.Samples.mail;
import static org.mailassay.analysis.report.Samples.octets;
import static org.mailassay.analysis.report.Samples.report;
import static org.mailassay.analysis.report.Samples.tlsReport;
import static org.mailassay.analysis.report.Samples.zip;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The shapes of mail that reports come in.
class MessagesTest {
    private static final String XML = report("1");
    private static final String GZIP = base64(gzip(XML));
    /// `{"organization-name": "R", "policies": []}`
    private static final String UUENCODED = "M>R)O<F=A;FEZ871I;VXM;F%M92(Z(E(B+\")R97!O<G0M:60B.B(Q(BPB9&%T"
            + "\n" + "M92UR86YG92(Z>R)S=&%R=\"UD871E=&EM92(Z(C(P,C8M,#$M,#%4,# Z,# Z"
            + "\n" + "L,#!:(BPB96YD+61A=&5T:6UE(CHB,C R-BTP,2TP,50R,SHU.3HU.5HB?7T ";

    private static final String ZIP = base64(zip("a.xml", XML));

    static Stream<Arguments> shapes() {
        return Stream.of(
                arguments("the body is XML", single("Content-Type: text/xml", XML), List.of("0.0 aggregate 1 with 1")),
                arguments("the body is XML of no type", single("X-Type: none", XML), List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "the body is gzip",
                        single(
                                "Content-Type: application/gzip; name=r.xml.gz\nContent-Transfer-Encoding: base64",
                                GZIP),
                        List.of("0.0 r.xml.gz aggregate 1 with 1")),
                arguments(
                        "zip type on gzip octets",
                        single("Content-Type: application/zip\nContent-Transfer-Encoding: base64", GZIP),
                        List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "gzip type on zip octets",
                        single("Content-Type: application/x-gzip\nContent-Transfer-Encoding: BASE64", ZIP),
                        List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "octet-stream without a name",
                        single("Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64", ZIP),
                        List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "misspelt fields",
                        single("ContentType: application/gzip\nContent-TransferEncoding : base64", GZIP),
                        List.of("0.0 aggregate 1 with 1")),
                arguments("base64 that nobody declared", single("Subject: x", GZIP), List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "base64 that was declared and not applied",
                        single("Content-Transfer-Encoding: base64", XML),
                        List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "base64 joined from two encodings",
                        single("Content-Transfer-Encoding: base64", joinedBase64()),
                        List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "quoted-printable",
                        single("Content-Transfer-Encoding: quoted-printable", quotedPrintable()),
                        List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "quoted-printable that nobody declared",
                        single("Content-Type: text/xml", quotedPrintable()),
                        List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "uuencode",
                        single(
                                "Content-Transfer-Encoding: x-uuencode",
                                "begin 644 r.json\n" + UUENCODED + "\n`\nend\n"),
                        List.of("0.0 tls")),
                arguments(
                        "uuencode that nobody declared",
                        single("Content-Type: text/plain", "Report:\nbegin 644 r.json\n" + UUENCODED + "\n`\nend\n"),
                        List.of("0.0 tls")),
                arguments(
                        "no blank line before the report",
                        mail("Subject: x\nFrom: a@b.example\n" + XML),
                        List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "a text before the report",
                        multipart("mixed", text("Hello"), gzipPart("r.xml.gz")),
                        List.of("1.0 r.xml.gz aggregate 1 with 1")),
                arguments(
                        "two reports in one mail",
                        multipart("mixed", gzipPart("a.gz"), part("Content-Type: text/xml", report("2"))),
                        List.of("0.0 a.gz aggregate 1 with 1", "1.0 aggregate 2 with 1")),
                arguments(
                        "a signed mail",
                        multipart(
                                "signed; micalg=sha-256",
                                text("Hello"),
                                multipartPart("mixed", gzipPart("r.gz")),
                                part(
                                        "Content-Type: application/pkcs7-signature; name=smime.p7s\nContent-Transfer-Encoding: base64",
                                        "MIIC")),
                        List.of("1.0 r.gz aggregate 1 with 1")),
                arguments(
                        "a forwarded mail",
                        multipart(
                                "mixed",
                                text("see below"),
                                part("Content-Type: message/rfc822", "Subject: r\nContent-Type: text/xml\n\n" + XML)),
                        List.of("1.0 aggregate 1 with 1")),
                arguments(
                        "a forwarded mail that is encoded",
                        multipart(
                                "mixed",
                                part(
                                        "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64",
                                        base64(octets("Subject: r\nContent-Type: text/xml\n\n" + XML)))),
                        List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "a mail attached as a file",
                        multipart(
                                "mixed",
                                text("see below"),
                                part(
                                        "Content-Type: application/octet-stream; name=report.eml",
                                        "Subject: r\nFrom: a@b.example\nContent-Type: text/xml\n\n" + XML)),
                        List.of("1.0 report.eml aggregate 1 with 1")),
                arguments(
                        "a text that is HTML",
                        multipart(
                                "alternative",
                                text("Hello"),
                                part("Content-Type: text/html", "<!DOCTYPE html><html>feedback</html>"),
                                gzipPart("r.gz")),
                        List.of("2.0 r.gz aggregate 1 with 1")),
                arguments(
                        "other XML beside it",
                        multipart(
                                "mixed",
                                part("Content-Type: text/xml", "<?xml version='1.0'?><vcard/>"),
                                gzipPart("r.gz")),
                        List.of("1.0 r.gz aggregate 1 with 1")),
                arguments(
                        "other XML alone",
                        single("Content-Type: text/xml", "<?xml version='1.0'?><vcard/>"),
                        List.of("0.0 refused not_an_aggregate_report")),
                arguments(
                        "the word unused as gzip",
                        multipart("mixed", part("Content-Type: application/gzip; name=r.xml.gz", "unused")),
                        List.of("0.0 r.xml.gz refused malformed_gzip")),
                arguments(
                        "a text as zip",
                        multipart("mixed", part("Content-Disposition: attachment; filename=r.zip", "nothing")),
                        List.of("0.0 r.zip refused malformed_zip")),
                arguments(
                        "nothing as gzip",
                        multipart("mixed", part("Content-Type: application/gzip; name=r.xml.gz", "")),
                        List.of("0.0 r.xml.gz refused empty")),
                arguments(
                        "an archive of something else beside it",
                        multipart(
                                "mixed",
                                gzipPart("r.gz"),
                                part(
                                        "Content-Type: application/zip\nContent-Transfer-Encoding: base64",
                                        base64(zip("a.doc", "x")))),
                        List.of("0.0 r.gz aggregate 1 with 1")),
                arguments(
                        "a boundary that nobody declared",
                        mail("Subject: x\nContent-Type: multipart/mixed\n\n--b\n\nHello\n--b\n" + gzipPart("r.gz")
                                + "\n--b--\n"),
                        List.of("1.0 r.gz aggregate 1 with 1")),
                arguments(
                        "a boundary that never comes",
                        mail("Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + XML),
                        List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "no closing delimiter",
                        mail("Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n" + gzipPart("r.gz")),
                        List.of("0.0 r.gz aggregate 1 with 1")),
                arguments(
                        "a boundary that begins with the other",
                        mail(
                                "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=bb\n\n--bb\n"
                                        + gzipPart("r.gz") + "\n--bb--\n\n--b\n\nbye\n--b--\n"),
                        List.of("0.0 r.gz aggregate 1 with 1")),
                arguments(
                        "a folded boundary in quotes",
                        mail("Subject: x\nContent-Type: multipart/mixed;\n\tboundary=\"a \\\"b\"\n\n--a \"b  \n"
                                + gzipPart("r.gz") + "\n--a \"b--\n"),
                        List.of("0.0 r.gz aggregate 1 with 1")),
                arguments(
                        "a name in sections",
                        multipart(
                                "mixed",
                                part(
                                        "Content-Disposition: attachment; filename*0*=utf-8''r%C3%A9; filename*1=port.xml",
                                        XML)),
                        List.of("0.0 réport.xml aggregate 1 with 1")),
                arguments(
                        "a name in encoded words",
                        multipart("mixed", part("Content-Type: text/xml; name=\"=?utf-8?q?r=C3=A9port?=.xml\"", XML)),
                        List.of("0.0 réport.xml aggregate 1 with 1")),
                arguments(
                        "lines that end in LF only",
                        octets("Subject: x\nContent-Type: text/xml\n\n" + XML),
                        List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "a From_ line in front",
                        mail("From a@b.example Mon Jan  6 10:00:00 2025\nSubject: x\n\n" + XML),
                        List.of("0.0 aggregate 1 with 1")),
                arguments(
                        "a TLS report",
                        multipart(
                                "report; report-type=tlsrpt",
                                text("TLS"),
                                part(
                                        "Content-Type: application/tlsrpt+gzip\nContent-Transfer-Encoding: base64",
                                        base64(gzip(tlsReport())))),
                        List.of("1.0 tls")),
                arguments(
                        "a TLS report that is none",
                        multipart("report; report-type=tlsrpt", part("Content-Type: application/tlsrpt+json", "sorry")),
                        List.of("0.0 refused malformed_json")),
                arguments("a failure report", failure(), List.of("1.0 failure")),
                arguments(
                        "an abuse report",
                        multipart(
                                "report; report-type=feedback-report",
                                text("Spam"),
                                part("Content-Type: message/feedback-report", "Feedback-Type: abuse\nVersion: 1\n")),
                        List.of("0.0 refused not_a_report")),
                arguments(
                        "a failure report for people",
                        single(
                                "Content-Type: text/plain",
                                "It failed.\n\n  Sender Domain: news.example\n  Sender IP Address: 192.0.2.1\n  SPF Alignment: no\n"),
                        List.of("0.0 failure")),
                arguments("a mail without content", mail("Subject: x\n\n"), List.of("0.0 refused empty")),
                arguments(
                        "a mail that is no report",
                        single("Content-Type: text/plain", "Hello"),
                        List.of("0.0 refused not_a_report")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void isReadByItsOctets(String name, byte[] message, List<String> expected) {
        assertThat(Outline.of(message)).as(name).isEqualTo(expected);
    }

    /// What the enclosed message holds is evidence: here, a report that must not count.
    private static byte[] failure() {
        return multipart(
                "report; report-type=feedback-report",
                text(
                        "It failed.\n  Sender Domain: news.example\n  Sender IP Address: 192.0.2.1\n  SPF Alignment: no\n"),
                part("Content-Type: message/feedback-report", "Feedback-Type: auth-failure\nVersion: 1\n"),
                part("Content-Type: message/rfc822", "Subject: r\nContent-Type: text/xml\n\n" + XML));
    }

    private static byte[] single(String fields, String body) {
        return mail("Subject: report\n" + fields + "\n\n" + body);
    }

    private static byte[] multipart(String subtype, String... parts) {
        return mail("Subject: report\nMIME-Version: 1.0\n" + multipartPart(subtype, parts));
    }

    private static String multipartPart(String subtype, String... parts) {
        String boundary = "=_" + parts.length + "_" + subtype.length();
        StringBuilder text = new StringBuilder(
                "Content-Type: multipart/%s;\n boundary=\"%s\"\n\npreamble\n".formatted(subtype, boundary));
        for (String part : parts) {
            text.append("--").append(boundary).append('\n').append(part).append('\n');
        }
        return text.append("--").append(boundary).append("--\nepilogue\n").toString();
    }

    private static String part(String fields, String body) {
        return fields + "\n\n" + body;
    }

    private static String text(String body) {
        return part("Content-Type: text/plain", body);
    }

    private static String gzipPart(String name) {
        return part("Content-Type: application/gzip; name=" + name + "\nContent-Transfer-Encoding: base64", GZIP);
    }

    private static String joinedBase64() {
        byte[] gzip = gzip(XML);
        int middle = gzip.length / 3 + 1;
        return base64(Arrays.copyOf(gzip, middle)) + "\n" + base64(Arrays.copyOfRange(gzip, middle, gzip.length));
    }

    private static String quotedPrintable() {
        return XML.replace("=", "=3D").replace("Receiver", "Recei=\nver");
    }
}
