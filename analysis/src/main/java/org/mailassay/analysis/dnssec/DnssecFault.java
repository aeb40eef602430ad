package org.mailassay.analysis.dnssec;

import org.mailassay.analysis.tags.FaultCode;
import org.mailassay.analysis.tags.Severity;

/// What can be wrong with a domain's DNSSEC.
public enum DnssecFault implements FaultCode {
    /// The signatures do not hold; validating resolvers answer nothing for the domain.
    BOGUS(Severity.ERROR),
    /// The domain is signed, but nobody validated it here.
    NOT_VALIDATED(Severity.WARNING),
    /// Only weak algorithms lead to the zone's keys (RFC 8624, section 3).
    WEAK_ALGORITHM(Severity.WARNING),
    /// The domain does not exist.
    NO_SUCH_DOMAIN(Severity.WARNING);

    private final Severity severity;

    DnssecFault(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
