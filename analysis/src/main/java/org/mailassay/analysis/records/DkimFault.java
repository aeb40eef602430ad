package org.mailassay.analysis.records;

import org.mailassay.analysis.tags.FaultCode;
import org.mailassay.analysis.tags.Severity;

/// What can be said of a domain's DKIM keys.
public enum DkimFault implements FaultCode {
    /// No selector is known, so no key can be asked for.
    NO_SELECTOR_KNOWN(Severity.WARNING),
    /// A selector that signed mail has no key any more.
    KEY_MISSING(Severity.WARNING),
    /// The key could not be asked for.
    KEY_UNKNOWN(Severity.WARNING),
    /// More than one record stands under the selector; which one a verifier takes is undefined (RFC 6376,
    /// section 3.6.2.2).
    SEVERAL_KEYS(Severity.ERROR);

    private final Severity severity;

    DkimFault(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
