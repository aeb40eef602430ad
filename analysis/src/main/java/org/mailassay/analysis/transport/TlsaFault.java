package org.mailassay.analysis.transport;

import org.mailassay.analysis.tags.FaultCode;
import org.mailassay.analysis.tags.Severity;

/// What can be wrong with the TLSA records of a mail exchanger.
public enum TlsaFault implements FaultCode {
    /// The record's usage is for certificates of public authorities, which SMTP clients cannot check (RFC 7672,
    /// section 3.1.3).
    UNUSABLE_USAGE(Severity.ERROR),
    /// No standard defines the usage, the selector or the matching type (RFC 6698, section 7).
    UNKNOWN_PARAMETER(Severity.ERROR),
    /// The data is not as long as the digest it should be (RFC 6698, section 2.1.4).
    BAD_DIGEST_LENGTH(Severity.ERROR),
    /// The data is not a certificate or key in DER (RFC 6698, section 2.1.4).
    BAD_FULL_DATA(Severity.ERROR),
    /// The combination works, but is not among the recommended ones (RFC 7672, section 3.1).
    NOT_RECOMMENDED(Severity.WARNING),
    /// The record is not protected by DNSSEC, so senders ignore it (RFC 7672, section 2.2).
    TLSA_NOT_SECURE(Severity.ERROR),
    /// The exchanger has TLSA records of which none is usable, so senders refuse to deliver unencrypted but check
    /// nothing (RFC 7672, section 2.2).
    NONE_USABLE(Severity.ERROR),
    /// Some exchangers have usable records and others have none, so DANE can be circumvented (RFC 7672,
    /// section 2.2.1).
    SOME_EXCHANGERS_ONLY(Severity.WARNING),
    /// DNSSEC was not validated here, so it is not known whether senders use the records.
    TLSA_NOT_VALIDATED(Severity.WARNING),
    /// The TLSA records could not be asked for; senders that use DANE delay the mail (RFC 7672, section 2.1.2).
    TLSA_UNKNOWN(Severity.WARNING);

    private final Severity severity;

    TlsaFault(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
