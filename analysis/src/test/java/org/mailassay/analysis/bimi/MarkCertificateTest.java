package org.mailassay.analysis.bimi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERTaggedObject;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.bimi.MarkAuthority.Mark;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.message.Octets;

class MarkCertificateTest {
    private static final byte[] SVG =
            ("<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.2\" baseProfile=\"tiny-ps\" viewBox=\"0 0 9 9\">"
                            + "<title>Example</title></svg>")
                    .getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final MarkAuthority AUTHORITY = new MarkAuthority();

    @Test
    void aGoodCertificateIsReadWhole() {
        MarkCertificate certificate = judge(Mark.of("example.com", SVG));

        assertThat(certificate.findings()).isEmpty();
        assertThat(certificate.isValid()).isTrue();
        assertThat(certificate.subject()).contains("CN=Example");
        assertThat(certificate.issuer()).isEqualTo("CN=Test Mark Authority");
        assertThat(certificate.markType()).isEqualTo("Registered Mark");
        assertThat(certificate.domains()).containsExactly("example.com");
        assertThat(certificate.timestamps()).isEqualTo(2);
        assertThat(certificate.notAfter()).contains(MarkAuthority.UNTIL.minus(Duration.ofSeconds(1)));
        assertThat(certificate.logotype().orElseThrow().title()).isEqualTo("Example");
    }

    @Test
    void timeIsJudgedAtTheTimeAskedFor() {
        Mark mark = Mark.of("example.com", SVG);

        assertThat(reasons(judge(mark, MarkAuthority.FROM.minusSeconds(1))))
                .containsExactly(CertificateFault.NOT_YET_VALID, CertificateFault.NOT_TRUSTED);
        assertThat(reasons(judge(mark, MarkAuthority.UNTIL)))
                .containsExactly(CertificateFault.EXPIRED, CertificateFault.NOT_TRUSTED);
        assertThat(reasons(judge(mark, MarkAuthority.UNTIL.minus(Duration.ofDays(10)))))
                .containsExactly(CertificateFault.EXPIRES_SOON);
    }

    @Test
    void theChainMustLeadToARoot() {
        X509Certificate mark = AUTHORITY.certificate(Mark.of("example.com", SVG));

        assertThat(reasons(judge(MarkAuthority.pem(mark), question(NOW, List.of(AUTHORITY.root)))))
                .containsExactly(CertificateFault.NOT_TRUSTED);
        assertThat(reasons(judge(
                        MarkAuthority.pem(mark, AUTHORITY.issuer), question(NOW, List.of(new MarkAuthority().root)))))
                .containsExactly(CertificateFault.NOT_TRUSTED);
        assertThat(reasons(judge(MarkAuthority.pem(mark, AUTHORITY.issuer), question(NOW, List.of()))))
                .containsExactly(CertificateFault.NO_ROOTS);
        assertThat(reasons(judge(
                        MarkAuthority.pem(AUTHORITY.issuer, mark, AUTHORITY.root),
                        question(NOW, List.of(AUTHORITY.root)))))
                .containsExactly(CertificateFault.BAD_ORDER);
    }

    @Test
    void aMazeOfCertificatesIsNotWalked() {
        List<X509Certificate> maze = new ArrayList<>(AUTHORITY.maze(8));
        maze.addFirst(AUTHORITY.certificate(Mark.of("example.com", SVG)));

        assertThat(reasons(judge(pem(maze.subList(0, 8)), question(NOW, List.of(AUTHORITY.root)))))
                .containsExactly(CertificateFault.NOT_TRUSTED);
        assertThat(reasons(judge(pem(maze), question(NOW, List.of(AUTHORITY.root)))))
                .containsExactly(CertificateFault.TOO_LARGE);
    }

    private static Octets pem(List<X509Certificate> certificates) {
        return MarkAuthority.pem(certificates.toArray(X509Certificate[]::new));
    }

    @Test
    void thePurposeMustBeThatOfMarks() {
        Mark server = new Mark(List.of("example.com"), "1.3.6.1.5.5.7.3.1", List.of(), true);

        assertThat(reasons(judge(server))).containsExactly(CertificateFault.NO_MARK_CERTIFICATE);
    }

    @Test
    void theDomainMayHaveTheSelector() {
        assertThat(judge(Mark.of("default._bimi.example.com", SVG)).findings()).isEmpty();
        assertThat(reasons(judge(Mark.of("www.example.com", SVG)))).containsExactly(CertificateFault.WRONG_DOMAIN);
        assertThat(reasons(judge(new Mark(
                        List.of(), MarkCertificate.KEY_PURPOSE, List.of(MarkAuthority.embedded(SVG, SVG)), true))))
                .containsExactly(CertificateFault.NO_DOMAIN);
    }

    @Test
    void theLogotypeMustBeTheIndicator() {
        byte[] other = new String(SVG, StandardCharsets.UTF_8)
                .replace("Example", "Other")
                .getBytes(StandardCharsets.UTF_8);
        byte[] broken = "<svg/>".getBytes(StandardCharsets.UTF_8);
        Mark mark = Mark.of("example.com", SVG);

        assertThat(reasons(judge(Mark.of("example.com", other)))).containsExactly(CertificateFault.LOGOTYPE_DIFFERS);
        assertThat(reasons(judge(mark.withLogotypes(List.of(MarkAuthority.embedded(SVG, other))))))
                .containsExactly(CertificateFault.LOGOTYPE_DIGEST);
        assertThat(reasons(judge(mark.withLogotypes(List.of(MarkAuthority.embedded(broken, broken))))))
                .containsExactly(CertificateFault.LOGOTYPE_NOT_VALID, CertificateFault.LOGOTYPE_DIFFERS);
        assertThat(reasons(judge(mark.withLogotypes(
                        List.of(MarkAuthority.direct("https://example.com/logo.svg", new byte[32]))))))
                .containsExactly(CertificateFault.LOGOTYPE_NOT_EMBEDDED);
        assertThat(reasons(judge(mark.withLogotypes(List.of())))).containsExactly(CertificateFault.NO_LOGOTYPE);
        ASN1Encodable issuers = new DERTaggedObject(true, 1, DERNull.INSTANCE);
        assertThat(reasons(judge(mark.withLogotypes(List.of(issuers))))).containsExactly(CertificateFault.NO_LOGOTYPE);
        assertThat(reasons(judge(mark.withLogotypes(List.of(DERNull.INSTANCE)))))
                .containsExactly(CertificateFault.NO_LOGOTYPE);
    }

    @Test
    void aCertificateThatWasNotLoggedIsAWarning() {
        Mark mark = new Mark(
                List.of("example.com"), MarkCertificate.KEY_PURPOSE, List.of(MarkAuthority.embedded(SVG, SVG)), false);

        assertThat(reasons(judge(mark))).containsExactly(CertificateFault.NOT_LOGGED);
        assertThat(judge(mark).isValid()).isTrue();
    }

    @Test
    void whatIsNoCertificateIsAFinding() {
        CertificateQuestion question = question(NOW, List.of(AUTHORITY.root));

        assertThat(reasons(judge(octets("no certificate"), question))).containsExactly(CertificateFault.NOT_PEM);
        assertThat(reasons(judge(octets(CertificateFile.BEGIN + "\nAAAA"), question)))
                .containsExactly(CertificateFault.NOT_PEM);
        assertThat(reasons(judge(octets(CertificateFile.BEGIN + "\nMAA=\n" + CertificateFile.END), question)))
                .containsExactly(CertificateFault.NOT_PEM);
        // The last dashes of the beginning are no beginning of the end.
        assertThat(reasons(judge(octets("-----BEGIN CERTIFICATE-----END CERTIFICATE-----"), question)))
                .containsExactly(CertificateFault.NOT_PEM);
        assertThat(reasons(judge(octets("x".repeat(CertificateFile.LARGEST + 1)), question)))
                .containsExactly(CertificateFault.TOO_LARGE);
    }

    @Test
    void damagedCertificatesNeverThrow() {
        Octets pem = MarkAuthority.pem(AUTHORITY.certificate(Mark.of("example.com", SVG)), AUTHORITY.issuer);
        CertificateQuestion question = question(NOW, List.of(AUTHORITY.root));
        Random random = new Random(42);
        int valid = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = pem.toByteArray();
            for (int j = 0; j <= random.nextInt(4); j++) {
                damaged[random.nextInt(damaged.length)] = (byte) (32 + random.nextInt(96));
            }
            if (judge(Octets.of(damaged), question).isValid()) {
                valid++;
            }
        }
        assertThat(valid).isLessThan(200);
    }

    private static MarkCertificate judge(Mark mark) {
        return judge(mark, NOW);
    }

    private static MarkCertificate judge(Mark mark, Instant at) {
        Octets pem = MarkAuthority.pem(AUTHORITY.certificate(mark), AUTHORITY.issuer);
        return judge(pem, question(at, List.of(AUTHORITY.root)));
    }

    private static MarkCertificate judge(Octets pem, CertificateQuestion question) {
        return MarkCertificate.of(pem, question);
    }

    private static CertificateQuestion question(Instant at, List<X509Certificate> roots) {
        DomainName domain = new DomainName("example.com");
        return new CertificateQuestion(
                at, roots, CertificateQuestion.namesOf(domain, domain, "default"), Optional.of(Octets.of(SVG)));
    }

    private static List<CertificateFault> reasons(MarkCertificate certificate) {
        return certificate.findings().stream().map(CertificateFinding::reason).toList();
    }

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.US_ASCII));
    }
}
