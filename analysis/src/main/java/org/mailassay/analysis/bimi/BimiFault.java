package org.mailassay.analysis.bimi;

import org.mailassay.analysis.tags.FaultCode;
import org.mailassay.analysis.tags.Severity;

/// What can be wrong with a BIMI assertion record.
public enum BimiFault implements FaultCode {
    /// More than one record stands at the name; all are ignored.
    SEVERAL_RECORDS(Severity.ERROR),
    /// The location tag is missing, or neither it nor the evidence is given and it is not the declination.
    MISSING_LOCATION(Severity.ERROR),
    /// A location is not an `https` URI.
    BAD_LOCATION(Severity.ERROR),
    /// More than one location; only one is used.
    SEVERAL_LOCATIONS(Severity.WARNING),
    /// The evidence is not an `https` URI.
    BAD_EVIDENCE(Severity.ERROR),
    /// No certificate vouches for the logo; many receivers show none then.
    NO_EVIDENCE(Severity.WARNING),
    /// A tag has a value that it does not know.
    BAD_VALUE(Severity.ERROR),
    /// No standard defines the tag; it is ignored.
    UNKNOWN_TAG(Severity.WARNING),
    /// The domain says that it does not take part.
    DECLINED(Severity.WARNING),
    /// The DMARC policy is not one of enforcement, so receivers show no logo.
    DMARC_NOT_ENFORCING(Severity.ERROR),
    /// Whether the DMARC policy is one of enforcement could not be asked.
    DMARC_UNKNOWN(Severity.WARNING);

    private final Severity severity;

    BimiFault(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
