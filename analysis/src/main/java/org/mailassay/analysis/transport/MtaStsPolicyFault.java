package org.mailassay.analysis.transport;

import org.mailassay.analysis.tags.FaultCode;
import org.mailassay.analysis.tags.Severity;

/// What can be wrong with an MTA-STS policy.
public enum MtaStsPolicyFault implements FaultCode {
    /// The policy could not be fetched, so the record announces something that is not there.
    POLICY_NOT_AVAILABLE(Severity.ERROR),
    /// Nobody fetched the policy, or the server did not answer in time.
    POLICY_UNKNOWN(Severity.WARNING),
    /// The media type is not text/plain (RFC 8461, section 3.3).
    BAD_CONTENT_TYPE(Severity.WARNING),
    /// The policy is larger than any policy.
    POLICY_TOO_LARGE(Severity.ERROR),
    /// A line is not `key: value` (RFC 8461, section 3.2).
    BAD_LINE(Severity.ERROR),
    /// The field `version: STSv1` is missing or different.
    BAD_POLICY_VERSION(Severity.ERROR),
    /// The mode is none of enforce, testing and none.
    BAD_MODE(Severity.ERROR),
    /// max_age is not a number from 0 to 31557600.
    BAD_MAX_AGE(Severity.ERROR),
    /// max_age is so short that a policy hardly outlives the time between two mails (RFC 8461, section 3.2 suggests
    /// weeks or more).
    SHORT_MAX_AGE(Severity.WARNING),
    /// No mx field, although the mode is not none.
    MISSING_MX(Severity.ERROR),
    /// An mx field is neither a name nor `*.` and a name.
    BAD_MX(Severity.ERROR),
    /// A field that may occur once occurs again; only the first counts.
    REPEATED_FIELD(Severity.WARNING),
    /// A field that no standard defines; it is ignored.
    UNKNOWN_POLICY_FIELD(Severity.WARNING),
    /// A mail exchanger of the domain is not covered by the policy, so mail to it is refused or reported.
    EXCHANGER_NOT_COVERED(Severity.ERROR),
    /// The policy is in testing mode: failures are reported only.
    MODE_TESTING(Severity.WARNING),
    /// The policy withdraws an earlier one (RFC 8461, section 8.3).
    MODE_NONE(Severity.WARNING);

    private final Severity severity;

    MtaStsPolicyFault(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
