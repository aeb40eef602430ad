package org.mailassay.analysis.bimi;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailassay.analysis.message.Octets;

/// Checks a mark certificate, step by step (draft-fetch-validation-vmc-wchuang, section 5).
final class MarkCertificateCheck {
    private static final Duration SOON = Duration.ofDays(30);

    private static final int DNS_NAME = 2;

    /// More than any way to a root has. Authorities that certify each other make a maze of ways, and each step costs a
    /// signature by a key of a stranger's choice.
    private static final int MOST_CERTIFICATES = 8;

    private final CertificateQuestion question;
    private final List<CertificateFinding> findings = new ArrayList<>();

    MarkCertificateCheck(CertificateQuestion question) {
        this.question = question;
    }

    MarkCertificate check(Octets pem) {
        return switch (CertificateFile.read(pem)) {
            case CertificateFile.Unreadable unreadable ->
                MarkCertificate.unreadable(unreadable.reason(), unreadable.problem());
            case CertificateFile.Read read -> check(read.certificates());
        };
    }

    private MarkCertificate check(List<X509Certificate> certificates) {
        if (certificates.size() > MOST_CERTIFICATES) {
            return MarkCertificate.unreadable(
                    CertificateFault.TOO_LARGE,
                    "The file has more than " + MOST_CERTIFICATES + " certificates, which no chain of a mark has.");
        }
        List<X509Certificate> marks =
                certificates.stream().filter(MarkCertificateCheck::isOfMark).toList();
        if (marks.size() != 1) {
            return MarkCertificate.unreadable(
                    CertificateFault.NO_MARK_CERTIFICATE,
                    "The file must hold exactly one certificate for the purpose " + MarkCertificate.KEY_PURPOSE + ".");
        }
        X509Certificate mark = marks.getFirst();
        if (!certificates.getFirst().equals(mark)) {
            add(CertificateFault.BAD_ORDER, "The mark certificate should be the first in the file.");
        }
        checkTime(mark);
        checkTrust(mark, certificates);
        List<String> domains = domains(mark);
        checkDomain(domains);
        int timestamps = CertificateExtensions.timestamps(mark);
        if (timestamps == 0) {
            add(CertificateFault.NOT_LOGGED, "The certificate carries no proof that it was logged.");
        }
        Optional<Indicator> logotype = logotype(mark);
        return new MarkCertificate(
                mark.getSubjectX500Principal().getName(),
                mark.getIssuerX500Principal().getName(),
                mark.getSerialNumber().toString(16),
                Optional.of(mark.getNotBefore().toInstant()),
                Optional.of(mark.getNotAfter().toInstant()),
                CertificateExtensions.markType(mark),
                domains,
                timestamps,
                logotype,
                findings);
    }

    /// An authority's certificate has the purpose too; a mark certificate is none.
    private static boolean isOfMark(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return certificate.getBasicConstraints() < 0
                    && purposes != null
                    && purposes.contains(MarkCertificate.KEY_PURPOSE);
        } catch (CertificateParsingException damaged) {
            // A certificate whose purposes cannot be read has not the one that is asked for.
            return false;
        }
    }

    private void checkTime(X509Certificate mark) {
        Instant from = mark.getNotBefore().toInstant();
        Instant until = mark.getNotAfter().toInstant();
        if (question.at().isBefore(from)) {
            add(CertificateFault.NOT_YET_VALID, "The certificate is valid from " + from + " only.");
        } else if (question.at().isAfter(until)) {
            add(CertificateFault.EXPIRED, "The certificate was valid until " + until + ".");
        } else if (question.at().plus(SOON).isAfter(until)) {
            add(CertificateFault.EXPIRES_SOON, "The certificate is valid until " + until + " only.");
        }
    }

    private void checkTrust(X509Certificate mark, List<X509Certificate> certificates) {
        if (question.roots().isEmpty()) {
            add(CertificateFault.NO_ROOTS, "No root is configured, so the chain was not checked.");
            return;
        }
        CertificateChain.problem(mark, certificates, question.roots(), question.at())
                .ifPresent(problem -> add(
                        CertificateFault.NOT_TRUSTED,
                        "The chain does not lead to a configured root: " + problem + "."));
    }

    /// The names in the certificate (RFC 5280, section 4.2.1.6), in lower case.
    private static List<String> domains(X509Certificate mark) {
        List<String> domains = new ArrayList<>();
        try {
            Collection<List<?>> names = mark.getSubjectAlternativeNames();
            if (names != null) {
                for (List<?> name : names) {
                    if (Integer.valueOf(DNS_NAME).equals(name.getFirst())) {
                        domains.add(String.valueOf(name.get(1)).toLowerCase(Locale.ROOT));
                    }
                }
            }
        } catch (CertificateParsingException damaged) {
            // Names that cannot be read are none, which is a finding of its own.
            return List.of();
        }
        return domains;
    }

    private void checkDomain(List<String> domains) {
        if (domains.isEmpty()) {
            add(CertificateFault.NO_DOMAIN, "The certificate names no domain.");
        } else if (!question.names().isEmpty() && question.names().stream().noneMatch(domains::contains)) {
            add(
                    CertificateFault.WRONG_DOMAIN,
                    "The certificate is for " + String.join(", ", domains) + " and not for "
                            + question.names().getFirst() + ".");
        }
    }

    private Optional<Indicator> logotype(X509Certificate mark) {
        return switch (Logotype.of(mark)) {
            case Logotype.Absent absent -> {
                add(CertificateFault.NO_LOGOTYPE, "The certificate has no logotype: " + absent.problem() + ".");
                yield Optional.empty();
            }
            case Logotype.NotEmbedded ignored -> {
                add(CertificateFault.LOGOTYPE_NOT_EMBEDDED, "The logotype is not an SVG image in the certificate.");
                yield Optional.empty();
            }
            case Logotype.Embedded embedded -> Optional.of(judge(embedded));
        };
    }

    private Indicator judge(Logotype.Embedded embedded) {
        if (!embedded.digestHolds()) {
            add(CertificateFault.LOGOTYPE_DIGEST, "The embedded image is not the one that its digest stands for.");
        }
        Indicator image = Indicator.of(embedded.image());
        if (!image.isValid()) {
            add(CertificateFault.LOGOTYPE_NOT_VALID, "The embedded image breaks the rules of indicators.");
        }
        question.indicator()
                .filter(indicator -> !indicator.equals(image.svg()))
                .ifPresent(indicator -> add(
                        CertificateFault.LOGOTYPE_DIFFERS, "The indicator is another image than the embedded one."));
        return image;
    }

    private void add(CertificateFault reason, String text) {
        findings.add(new CertificateFinding(reason, text));
    }
}
