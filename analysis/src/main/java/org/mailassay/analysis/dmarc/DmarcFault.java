package org.mailassay.analysis.dmarc;

import org.mailassay.analysis.tags.FaultCode;
import org.mailassay.analysis.tags.Severity;

/// What can be wrong with a DMARC policy record.
public enum DmarcFault implements FaultCode {
    /// The record does not begin with the version tag and is ignored (RFC 9989, section 4.7, tag v).
    NOT_A_DMARC_RECORD(Severity.ERROR),
    /// More than one record stands at one name; all are discarded (RFC 9989, section 4.10, step 2).
    SEVERAL_RECORDS(Severity.ERROR),
    /// The policy tag is missing; `p=none` is assumed (RFC 9989, section 4.7, tag p).
    MISSING_POLICY(Severity.WARNING),
    /// The value of p, sp or np is none of the three policies (RFC 9989, section 4.10.1).
    BAD_POLICY(Severity.ERROR),
    /// The record has no usable policy and no address for reports, so DMARC does not apply (RFC 9989, section 4.10.1).
    NO_POLICY_APPLIES(Severity.ERROR),
    /// A tag has a value that it does not know; its default is used (RFC 9989, section 4.8).
    BAD_VALUE(Severity.ERROR),
    /// A reporting URI is not valid and is ignored.
    BAD_URI(Severity.ERROR),
    /// A reporting URI's scheme is not `mailto`, the only one that reporters support (RFC 9989, section 4.7).
    UNSUPPORTED_SCHEME(Severity.WARNING),
    /// A reporting URI has a size limit, which is obsolete and ignored (RFC 9989, section 4.8).
    OBSOLETE_SIZE_LIMIT(Severity.WARNING),
    /// The tag was removed by RFC 9989 (appendix C.5.2); receivers of the old standard still read it.
    OBSOLETE_TAG(Severity.WARNING),
    /// No standard defines the tag; it is ignored (RFC 9989, section 4.7).
    UNKNOWN_TAG(Severity.WARNING),
    /// The options of failure reports have no effect without ruf (RFC 9989, section 4.7, tag fo).
    FO_WITHOUT_RUF(Severity.WARNING),
    /// sp or np has no effect on a record below the Organizational Domain (RFC 9989, section 4.7, tag sp).
    SUBDOMAIN_POLICY_IGNORED(Severity.WARNING),
    /// The policy is none: nothing is asked of receivers.
    POLICY_NONE(Severity.WARNING),
    /// A stricter policy is published, but the test mode lowers it (RFC 9989, section 4.7, tag t).
    TEST_MODE(Severity.WARNING),
    /// Subdomains, or those that do not exist, have a laxer policy than the domain itself.
    WEAKER_SUBDOMAIN_POLICY(Severity.WARNING),
    /// No address for aggregate reports.
    NO_AGGREGATE_REPORTS(Severity.WARNING),
    /// An address outside the domain has not agreed to take its reports (RFC 9990, section 4).
    DESTINATION_NOT_AUTHORIZED(Severity.ERROR),
    /// Whether an address outside the domain has agreed could not be asked.
    DESTINATION_UNKNOWN(Severity.WARNING),
    /// RFC 7489 requires that p follows v; receivers of the old standard may ignore the record.
    POLICY_NOT_SECOND(Severity.WARNING);

    private final Severity severity;

    DmarcFault(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
