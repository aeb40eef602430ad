package org.mailassay.analysis.transport;

import org.mailassay.analysis.tags.FaultCode;
import org.mailassay.analysis.tags.Severity;

/// What can be wrong with a domain's mail exchangers.
public enum MxFault implements FaultCode {
    /// The exchanger is written as an address; it must be a name (RFC 1035, section 3.3.9).
    TARGET_IS_ADDRESS(Severity.ERROR),
    /// The exchanger is an alias (RFC 2181, section 10.3; RFC 5321, section 5.1).
    TARGET_IS_ALIAS(Severity.ERROR),
    /// The exchanger's name does not exist or has no address.
    TARGET_WITHOUT_ADDRESS(Severity.ERROR),
    /// The exchanger's addresses could not be asked for.
    TARGET_UNKNOWN(Severity.WARNING),
    /// The exchanger is not a host name (RFC 5321, section 2.3.5).
    TARGET_NOT_A_HOST_NAME(Severity.ERROR),
    /// An address of the exchanger cannot be reached from the Internet (RFC 6890).
    ADDRESS_NOT_PUBLIC(Severity.ERROR),
    /// A null MX stands beside other exchangers (RFC 7505, section 3).
    NULL_MX_NOT_ALONE(Severity.ERROR),
    /// A null MX has another preference than 0 (RFC 7505, section 3).
    NULL_MX_PREFERENCE(Severity.WARNING),
    /// No MX record; mail goes to the domain's own address (RFC 5321, section 5.1).
    IMPLICIT_MX(Severity.WARNING),
    /// Neither an MX record nor an address: mail to the domain cannot be delivered, and none is announced either.
    NO_MAIL_HOST(Severity.WARNING),
    /// The same exchanger is listed twice.
    REPEATED_TARGET(Severity.WARNING),
    /// More exchangers than any sender tries.
    TOO_MANY_TARGETS(Severity.WARNING);

    private final Severity severity;

    MxFault(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
