package org.mailassay.analysis.bimi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;

/// A mark certificate, judged: the evidence that a logo belongs to a domain.
///
/// @param subject the distinguished name of its owner; empty when there is no certificate
/// @param issuer the distinguished name of the authority
/// @param serialNumber in hexadecimal
/// @param notBefore from when it is valid; empty when there is no certificate
/// @param notAfter until when it is valid; empty when there is no certificate
/// @param markType what kind of mark its authority checked, "Registered Mark"; empty when it does not say
/// @param domains the names it is for
/// @param timestamps how many proofs of logging it carries
/// @param logotype the image embedded in it
/// @param findings what is wrong or doubtful
public record MarkCertificate(
        String subject,
        String issuer,
        String serialNumber,
        Optional<Instant> notBefore,
        Optional<Instant> notAfter,
        String markType,
        List<String> domains,
        int timestamps,
        Optional<Indicator> logotype,
        List<CertificateFinding> findings) {
    /// The key purpose of mark certificates: id-kp-BrandIndicatorforMessageIdentification.
    static final String KEY_PURPOSE = "1.3.6.1.5.5.7.3.31";

    public MarkCertificate {
        domains = List.copyOf(domains);
        findings = List.copyOf(findings);
    }

    /// Judges a certificate file.
    ///
    /// @param pem the file: the mark certificate and those that lead to a root, in PEM
    /// @param question what it is to be good for
    public static MarkCertificate of(Octets pem, CertificateQuestion question) {
        return new MarkCertificateCheck(question).check(pem);
    }

    static MarkCertificate unreadable(CertificateFault reason, String text) {
        return new MarkCertificate(
                "",
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                "",
                List.of(),
                0,
                Optional.empty(),
                List.of(new CertificateFinding(reason, text)));
    }

    /// Whether receivers that trust the same roots accept it.
    public boolean isValid() {
        return findings.stream().noneMatch(CertificateFinding::isError);
    }
}
