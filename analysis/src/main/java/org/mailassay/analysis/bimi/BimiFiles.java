package org.mailassay.analysis.bimi;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dmarc.AuthorDomain;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.verdict.MessageVerdict;

/// The files that a BIMI record points to, judged.
///
/// @param logoFile empty when the record names none
/// @param certificateFile empty when the record names none
record BimiFiles(
        Optional<EvidenceFile> logoFile,
        Optional<Indicator> logo,
        Optional<EvidenceFile> certificateFile,
        Optional<MarkCertificate> certificate) {
    /// More than an indicator may have, so that it can be told how large one is that has too much.
    private static final int LOGO = 2 * Indicator.LARGEST;

    private static final int CERTIFICATE = 256 * 1024;
    private static final int MOST_SHOWN = 10;

    static BimiFiles fetch(
            BimiDiscovery.Found found, ScanMaterial material, MessageVerdict verdict, List<X509Certificate> roots) {
        Fetcher fetcher = material.ports().fetcher();
        Optional<EvidenceFile> logoFile = file(fetcher, found.bimiRecord().location(), LOGO);
        Optional<EvidenceFile> certificateFile =
                file(fetcher, found.bimiRecord().evidence(), CERTIFICATE);
        Optional<Indicator> logo = logoFile.flatMap(file -> file instanceof EvidenceFile.Fetched(var octets)
                ? Optional.of(Indicator.of(octets))
                : Optional.empty());
        CertificateQuestion question = new CertificateQuestion(
                material.message().receivedAt(), roots, names(found, verdict), logo.map(Indicator::svg));
        Optional<MarkCertificate> certificate =
                certificateFile.flatMap(file -> file instanceof EvidenceFile.Fetched(var octets)
                        ? Optional.of(MarkCertificate.of(octets, question))
                        : Optional.empty());
        return new BimiFiles(logoFile, logo, certificateFile, certificate);
    }

    private static Optional<EvidenceFile> file(Fetcher fetcher, String url, int most) {
        return url.isEmpty() ? Optional.empty() : Optional.of(EvidenceFile.fetch(fetcher, url, most));
    }

    private static List<String> names(BimiDiscovery.Found found, MessageVerdict verdict) {
        DomainName author = verdict.dmarc().author() instanceof AuthorDomain.One(var domain) ? domain : found.domain();
        DomainName organizational = verdict.dmarc()
                .organizationalDomain()
                .map(known -> known.domain())
                .orElse(found.domain());
        return CertificateQuestion.namesOf(author, organizational, found.selector());
    }

    /// The word of draft-brand-indicators-for-message-identification, section 7.7.
    String result() {
        boolean unknown =
                logoFile.filter(EvidenceFile.Unknown.class::isInstance).isPresent()
                        || certificateFile
                                .filter(EvidenceFile.Unknown.class::isInstance)
                                .isPresent();
        boolean valid = logo.filter(Indicator::isValid).isPresent()
                && (certificateFile.isEmpty()
                        || certificate.filter(MarkCertificate::isValid).isPresent());
        return unknown ? "temperror" : valid ? "pass" : "fail";
    }

    Finding logoFinding() {
        if (logoFile.isEmpty()) {
            return BimiCriteria.LOGO.notApplicable("The record names no logo.").mendedWith(BimiCriteria.RECORD);
        }
        return switch (logoFile.get()) {
            case EvidenceFile.Unknown(String reason) ->
                BimiCriteria.LOGO.unverified("The logo could not be fetched: " + reason + ".");
            case EvidenceFile.Missing(String reason) ->
                BimiCriteria.LOGO
                        .fail("The logo is not there: " + reason + ".")
                        .fixedBy("Put the logo where the record says, as SVG Tiny PS of at most 32 kB over https.");
            case EvidenceFile.Fetched _ -> judged(logo.orElseThrow());
        };
    }

    private static Finding judged(Indicator logo) {
        List<String> problems = logo.findings().stream()
                .filter(IndicatorFinding::isError)
                .map(IndicatorFinding::text)
                .limit(MOST_SHOWN)
                .toList();
        return problems.isEmpty()
                ? BimiCriteria.LOGO.pass("The logo is valid SVG Tiny PS.").with("title", logo.title())
                : BimiCriteria.LOGO
                        .fail("The logo is not valid SVG Tiny PS, so that receivers do not show it.")
                        .with("problems", problems)
                        .fixedBy("Save the logo as SVG Tiny PS and mend what is listed.");
    }

    Finding certificateFinding() {
        if (certificateFile.isEmpty()) {
            return logoFile.isEmpty()
                    ? BimiCriteria.CERTIFICATE
                            .notApplicable("The record names no certificate.")
                            .mendedWith(BimiCriteria.RECORD)
                    : BimiCriteria.CERTIFICATE
                            .warn(
                                    BimiCriteria.NO_CERTIFICATE,
                                    "No mark certificate vouches for the logo; Gmail and Apple show none then.")
                            .fixedBy("Order a mark certificate (VMC or CMC) and name it in the record's tag a.");
        }
        return switch (certificateFile.get()) {
            case EvidenceFile.Unknown(String reason) ->
                BimiCriteria.CERTIFICATE.unverified("The mark certificate could not be fetched: " + reason + ".");
            case EvidenceFile.Missing(String reason) ->
                BimiCriteria.CERTIFICATE
                        .fail("The mark certificate is not there: " + reason + ".")
                        .fixedBy("Put the certificate and its chain, in PEM, where the record says.");
            case EvidenceFile.Fetched _ -> judged(certificate.orElseThrow());
        };
    }

    private static Finding judged(MarkCertificate certificate) {
        List<String> problems = certificate.findings().stream()
                .filter(CertificateFinding::isError)
                .map(CertificateFinding::text)
                .limit(MOST_SHOWN)
                .toList();
        if (!problems.isEmpty()) {
            return BimiCriteria.CERTIFICATE
                    .fail("The mark certificate does not hold.")
                    .with("problems", problems)
                    .fixedBy("Mend what is listed, or have the certificate issued again.");
        }
        if (has(certificate, CertificateFault.NO_ROOTS)) {
            return BimiCriteria.CERTIFICATE.unverified(
                    "The mark certificate's chain was not judged, since no mark authorities are set up here.");
        }
        return has(certificate, CertificateFault.EXPIRES_SOON)
                ? BimiCriteria.CERTIFICATE
                        .warn(BimiCriteria.ENDING, "The mark certificate ends soon.")
                        .with(
                                "expires",
                                certificate.notAfter().map(Object::toString).orElse(""))
                        .fixedBy("Renew the certificate.")
                : BimiCriteria.CERTIFICATE
                        .pass("The mark certificate holds.")
                        .with("mark_type", certificate.markType());
    }

    private static boolean has(MarkCertificate certificate, CertificateFault fault) {
        return certificate.findings().stream().anyMatch(finding -> finding.reason() == fault);
    }
}
