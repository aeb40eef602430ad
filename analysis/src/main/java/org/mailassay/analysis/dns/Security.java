package org.mailassay.analysis.dns;

/// The security state of an answer (RFC 4035, section 4.3).
public enum Security {
    /// A chain of signatures leads from a trust anchor to the answer.
    SECURE,
    /// The zone is provably unsigned.
    INSECURE,
    /// The answer should have been signed and its signatures do not hold.
    BOGUS,
    /// Nobody has validated the answer.
    INDETERMINATE
}
