package org.mailassay.analysis.bimi;

import org.mailassay.analysis.tags.Severity;

/// Something wrong or doubtful in a mark certificate.
///
/// @param reason why
/// @param text the same for a person, in a sentence
public record CertificateFinding(CertificateFault reason, String text) {
    /// Whether receivers refuse the certificate for it.
    public boolean isError() {
        return reason.severity() == Severity.ERROR;
    }
}
