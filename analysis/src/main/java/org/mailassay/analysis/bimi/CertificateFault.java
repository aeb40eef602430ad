package org.mailassay.analysis.bimi;

import org.mailassay.analysis.tags.FaultCode;
import org.mailassay.analysis.tags.Severity;

/// What can be wrong with a mark certificate (draft-fetch-validation-vmc-wchuang; Minimum Security Requirements for
/// Issuance of Mark Certificates).
public enum CertificateFault implements FaultCode {
    /// The data holds no certificate that can be read.
    NOT_PEM(Severity.ERROR),
    /// The file is larger, or has more certificates, than any chain.
    TOO_LARGE(Severity.ERROR),
    /// No certificate is one of a mark, or more than one is.
    NO_MARK_CERTIFICATE(Severity.ERROR),
    /// The mark certificate is not the first, or another order is broken.
    BAD_ORDER(Severity.WARNING),
    /// No configured root is at the end of the chain.
    NOT_TRUSTED(Severity.ERROR),
    /// No root is configured, so nothing can be trusted.
    NO_ROOTS(Severity.WARNING),
    /// A certificate of the chain is not valid yet at the time asked for.
    NOT_YET_VALID(Severity.ERROR),
    /// A certificate of the chain is not valid any more at the time asked for.
    EXPIRED(Severity.ERROR),
    /// The mark certificate ends soon.
    EXPIRES_SOON(Severity.WARNING),
    /// The certificate is not for the domain.
    WRONG_DOMAIN(Severity.ERROR),
    /// The certificate names no domain.
    NO_DOMAIN(Severity.ERROR),
    /// The certificate has no logotype, or one that cannot be read (RFC 9399, section 4.1).
    NO_LOGOTYPE(Severity.ERROR),
    /// The logotype is not an SVG image embedded in the certificate (RFC 9399, section 4.3).
    LOGOTYPE_NOT_EMBEDDED(Severity.ERROR),
    /// The embedded image is not the one that its digest stands for (RFC 9399, section 4.1).
    LOGOTYPE_DIGEST(Severity.ERROR),
    /// The embedded image breaks the rules of indicators.
    LOGOTYPE_NOT_VALID(Severity.ERROR),
    /// The indicator is another image than the embedded one.
    LOGOTYPE_DIFFERS(Severity.ERROR),
    /// The certificate carries no proof that it was logged (RFC 6962).
    NOT_LOGGED(Severity.WARNING);

    private final Severity severity;

    CertificateFault(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
