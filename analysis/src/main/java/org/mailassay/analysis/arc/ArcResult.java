package org.mailassay.analysis.arc;

import java.util.List;

/// The Chain Validation Status of a message (RFC 8617, section 4.4), with its reason.
public sealed interface ArcResult {
    /// The word for an Authentication-Results field.
    String word();

    /// The reason for a person, in a clause without a final dot; empty where there is nothing to say.
    String detail();

    /// The message has no ARC header field.
    record None() implements ArcResult {
        @Override
        public String word() {
            return "none";
        }

        @Override
        public String detail() {
            return "";
        }
    }

    /// The chain is whole.
    ///
    /// @param sets the sets, from the oldest to the newest
    /// @param oldestPass the oldest set whose message signature still holds; 0 when all do (RFC 8617, section
    ///     5.2, step 5)
    record Pass(List<ArcSet> sets, int oldestPass) implements ArcResult {
        public Pass {
            sets = List.copyOf(sets);
        }

        @Override
        public String word() {
            return "pass";
        }

        @Override
        public String detail() {
            return "";
        }
    }

    /// The chain is broken, which counts as if there were none (RFC 8617, section 5.2).
    ///
    /// @param instance the set where it broke; 0 where it is no single one
    record Fail(FailReason reason, int instance, String detail) implements ArcResult {
        @Override
        public String word() {
            return "fail";
        }
    }

    /// Why a chain is broken.
    enum FailReason {
        /// There are more than 50 sets (RFC 8617, section 5.2, step 1).
        TOO_MANY_SETS,
        /// The header section is too large to be read to its end.
        HEADER_TOO_LARGE,
        /// The newest seal says that the chain was broken when it was made (RFC 8617, section 5.2, step 2).
        REPORTED_BROKEN,
        /// A field has no instance from 1 to 50 (RFC 8617, section 4.2.1).
        INSTANCE,
        /// A field is malformed, or a tag of it.
        SYNTAX,
        /// A set has not one of each field (RFC 8617, section 5.2, step 3A).
        INCOMPLETE_SET,
        /// The instances are not 1, 2, 3 and so on (RFC 8617, section 5.2, step 3B).
        GAP,
        /// A seal's `cv=` is not `none` in the first set and `pass` in the others (RFC 8617, section 5.2, step
        /// 3C).
        CHAIN_VALIDATION,
        /// The newest message signature does not hold (RFC 8617, section 5.2, step 4).
        MESSAGE_SIGNATURE,
        /// A seal does not hold (RFC 8617, section 5.2, step 6).
        SEAL
    }
}
