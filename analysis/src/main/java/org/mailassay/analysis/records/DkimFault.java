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
    SEVERAL_KEYS(Severity.ERROR),
    /// The record is not a key record (RFC 6376, section 3.6.1).
    BAD_KEY_RECORD(Severity.ERROR),
    /// The key is empty: it was revoked (RFC 6376, section 3.6.1, tag p).
    KEY_REVOKED(Severity.WARNING),
    /// No verifier knows the key's type.
    UNKNOWN_KEY_TYPE(Severity.ERROR),
    /// The key cannot be read.
    BAD_KEY(Severity.ERROR),
    /// An RSA key of less than 1024 bits; verifiers do not accept it (RFC 8301, section 3.2).
    KEY_TOO_SHORT(Severity.ERROR),
    /// An RSA key of less than 2048 bits, which signers should not use any more (RFC 8301, section 3.2).
    KEY_SHORT(Severity.WARNING),
    /// The record says that the domain is only testing DKIM (tag t).
    KEY_TESTING(Severity.WARNING),
    /// The record allows no hash algorithm but SHA-1, which verifiers do not accept (RFC 8301, section 3.1).
    ONLY_SHA1(Severity.ERROR),
    /// The key is for another service than mail (tag s).
    NOT_FOR_MAIL(Severity.ERROR);

    private final Severity severity;

    DkimFault(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
