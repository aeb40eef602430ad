package org.mailassay.analysis.dmarc;

/// What DMARC says of a message (RFC 9989, section 9.2).
public sealed interface DmarcResult {
    /// An authenticated identifier is aligned with the author domain.
    record Pass(PolicyApplication policy) implements DmarcResult {}

    /// None is.
    record Fail(PolicyApplication policy) implements DmarcResult {}

    /// DMARC does not apply.
    record None(Reason reason) implements DmarcResult {
        /// Why it does not.
        public enum Reason {
            /// No policy record was found.
            NO_RECORD,
            /// The record has neither a valid policy nor an address for reports (RFC 9989, section 4.10.1).
            UNUSABLE_RECORD
        }
    }

    /// A query that the answer depends on had no answer; trying again may give one.
    ///
    /// @param detail which, for a person
    record TemporaryError(String detail) implements DmarcResult {}

    /// There is not exactly one author domain.
    record PermanentError(AuthorDomain authorDomain) implements DmarcResult {}

    /// The name in the registry "Email Authentication Result Names".
    default String text() {
        return switch (this) {
            case Pass ignored -> "pass";
            case Fail ignored -> "fail";
            case None ignored -> "none";
            case TemporaryError ignored -> "temperror";
            case PermanentError ignored -> "permerror";
        };
    }
}
