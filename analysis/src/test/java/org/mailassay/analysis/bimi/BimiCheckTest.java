package org.mailassay.analysis.bimi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.bimi.MarkAuthority.Mark;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanPorts;
import org.mailassay.analysis.testing.FakeWeb;
import org.mailassay.analysis.testing.WebMail;
import org.mailassay.analysis.testing.Zones;

class BimiCheckTest {
    private static final byte[] SVG =
            ("<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.2\" baseProfile=\"tiny-ps\" viewBox=\"0 0 9 9\">"
                            + "<title>Example</title></svg>")
                    .getBytes(UTF_8);
    private static final MarkAuthority AUTHORITY = new MarkAuthority();
    private static final String BOTH = "v=BIMI1; l=https://www.example.com/logo.svg; a=https://www.example.com/vmc.pem";

    @Test
    void aLogoWithItsCertificatePasses() throws InterruptedException {
        CheckReport report = run(BOTH, web(), List.of(AUTHORITY.root));

        assertThat(statuses(report)).isEqualTo("PASS PASS PASS PASS");
        assertThat(report.details().toString())
                .contains(
                        "result=pass",
                        "selector=default",
                        "domain=example.com",
                        "logo_url=https://www.example.com/logo.svg");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=BIMI1; l=https://www.example.com/logo.svg                                    | PASS PASS PASS WARN | pass
            v=BIMI1; l=https://www.example.com/missing.svg                                 | PASS PASS FAIL WARN | fail
            v=BIMI1; l=https://www.example.com/page                                        | PASS PASS FAIL WARN | fail
            v=BIMI1; l=https://www.example.com/large.svg                                   | PASS PASS FAIL WARN | fail
            v=BIMI1; l=https://down.example.com/                                           | PASS PASS FAIL WARN | fail
            v=BIMI1; l=https://slow.example.com/                                           | PASS PASS UNVERIFIED WARN | temperror
            v=BIMI1; l=https://www.example.com/logo.svg; a=https://www.example.com/page    | PASS PASS PASS FAIL | fail
            v=BIMI1; l=https://www.example.com/logo.svg; a=https://slow.example.com/       | PASS PASS PASS UNVERIFIED | temperror
            v=BIMI1; l=http://www.example.com/logo.svg                                     | FAIL PASS NA NA | fail
            v=BIMI1; l=; a=                                                                | NA NA NA NA | declined
            something else                                                                 | NA NA NA NA | none
            """)
    void aRecordAndWhatItPointsTo(String text, String statuses, String result) throws InterruptedException {
        CheckReport report = run(text, web(), List.of(AUTHORITY.root));

        assertThat(statuses(report)).isEqualTo(statuses);
        assertThat(report.details().toString()).contains("result=" + result);
    }

    @Test
    void whatIsNotSetUpHereIsNotTheSendersFault() throws InterruptedException {
        assertThat(statuses(run(BOTH, web(), List.of()))).isEqualTo("PASS PASS PASS UNVERIFIED");
    }

    @Test
    void aPolicyThatDoesNotEnforceIsTold() throws InterruptedException {
        CheckReport report = check(zones(BOTH).replace("p=reject", "p=none"), web(), List.of(AUTHORITY.root));

        assertThat(statuses(report)).isEqualTo("PASS WARN PASS PASS");
        assertThat(report.details().toString()).contains("result=skipped");
    }

    private static FakeWeb web() {
        X509Certificate mark = AUTHORITY.certificate(Mark.of("example.com", SVG));
        return new FakeWeb("""
                https://www.example.com/missing.svg 404
                https://www.example.com/page 200
                https://down.example.com/ 301 http://www.example.com/logo.svg
                https://slow.example.com/ timeout
                """)
                .with("https://www.example.com/logo.svg", "image/svg+xml", SVG)
                .with("http://www.example.com/logo.svg", "image/svg+xml", SVG)
                .with("https://www.example.com/large.svg", "image/svg+xml", new byte[100_000])
                .with(
                        "https://www.example.com/vmc.pem",
                        "application/x-pem-file",
                        MarkAuthority.pem(mark, AUTHORITY.issuer).toByteArray());
    }

    private static String zones(String bimi) {
        return """
                example.com: {TXT: "v=spf1 ip4:192.0.2.25 -all"}
                _dmarc.example.com: {TXT: "v=DMARC1; p=reject"}
                default._bimi.example.com: {TXT: "%s"}
                """.formatted(bimi);
    }

    private static CheckReport run(String bimi, FakeWeb web, List<X509Certificate> roots) throws InterruptedException {
        return check(zones(bimi), web, roots);
    }

    private static CheckReport check(String zones, FakeWeb web, List<X509Certificate> roots)
            throws InterruptedException {
        ScanPorts ports = new ScanPorts(Zones.of(zones), web, List.of());
        return new BimiCheck(roots).run(WebMail.of("From: News <news@example.com>\r\n\r\nHello\r\n", ports));
    }

    private static String statuses(CheckReport report) {
        return report.findings().stream()
                .map(finding -> finding.status().name())
                .collect(Collectors.joining(" "));
    }
}
