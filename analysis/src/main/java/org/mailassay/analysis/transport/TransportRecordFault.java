package org.mailassay.analysis.transport;

import org.mailassay.analysis.tags.FaultCode;
import org.mailassay.analysis.tags.Severity;

/// What can be wrong with an MTA-STS or a TLS reporting record.
public enum TransportRecordFault implements FaultCode {
    /// The record does not begin as it must and is ignored.
    BAD_VERSION(Severity.ERROR),
    /// More than one record; senders behave as if there were none (RFC 8461, section 3.1; RFC 8460, section 3).
    SEVERAL_RECORDS(Severity.ERROR),
    /// The record has no id (RFC 8461, section 3.1).
    MISSING_ID(Severity.ERROR),
    /// The id is not 1 to 32 letters and digits (RFC 8461, section 3.1).
    BAD_ID(Severity.ERROR),
    /// White space stands where the grammar has none; senders may ignore the record.
    STRAY_WHITE_SPACE(Severity.WARNING),
    /// The record has no rua (RFC 8460, section 3).
    MISSING_RUA(Severity.ERROR),
    /// An address for reports is neither a `mailto` nor an `https` URI (RFC 8460, section 3).
    BAD_URI(Severity.ERROR),
    /// No standard defines the field; it is ignored.
    UNKNOWN_FIELD(Severity.WARNING);

    private final Severity severity;

    TransportRecordFault(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
