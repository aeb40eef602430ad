package org.mailassay.analysis.records;

import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.tags.Fault;
import org.mailassay.analysis.tags.FaultCode;
import org.mailassay.analysis.tags.Severity;

/// Why nothing is known of a subject.
public enum LookupFault implements FaultCode {
    /// Nobody answered in time.
    DNS_TIMEOUT,
    /// The resolver answered SERVFAIL.
    DNS_SERVER_FAILURE,
    /// The resolver refused.
    DNS_REFUSED,
    /// The answer's signatures do not hold.
    DNSSEC_BOGUS,
    /// The name cannot be asked for.
    DNS_BAD_NAME,
    /// The answer could not be read.
    DNS_FAILURE,
    /// The whole judgement took too long, and this subject was not finished.
    DEADLINE;

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    /// The fault for a question without an answer.
    static Fault of(DnsAnswer.Failed failed) {
        LookupFault reason = switch (failed.cause()) {
            case TIMEOUT -> DNS_TIMEOUT;
            case SERVER_FAILURE -> DNS_SERVER_FAILURE;
            case REFUSED -> DNS_REFUSED;
            case BOGUS -> DNSSEC_BOGUS;
            case BAD_NAME -> DNS_BAD_NAME;
            case OTHER -> DNS_FAILURE;
        };
        return Fault.of(reason, "The DNS gave no answer: " + failed.detail() + ".");
    }
}
