package org.mailassay.analysis.dkim;

import java.util.List;
import org.mailassay.analysis.dns.DnsAnswer;

/// What verifying one signature came to, in the terms of RFC 8601, section 2.7.1, with its reason.
///
/// RFC 6376, section 3.9 knows success, permanent and temporary failure: [Pass] is the first, [TempError] the
/// last, and the others are the permanent ones told apart.
public sealed interface DkimResult {
    /// The word for an Authentication-Results field.
    String word();

    /// The reason for a person, in a clause without a final dot; empty where there is nothing to say.
    String detail();

    /// The signature holds.
    ///
    /// @param unsignedOctets how many octets of the canonical body lie behind the part that `l=` says was signed:
    ///     anybody may have added them (RFC 6376, section 8.2)
    record Pass(long unsignedOctets) implements DkimResult {
        @Override
        public String word() {
            return "pass";
        }

        @Override
        public String detail() {
            return unsignedOctets == 0 ? "" : "the last " + unsignedOctets + " octets of the body are not signed";
        }
    }

    /// The signature was checked and does not hold.
    ///
    /// @param changedFields names of header fields that differ from the copies in `z=`, if the signature has them
    record Fail(FailReason reason, String detail, List<String> changedFields) implements DkimResult {
        public Fail {
            changedFields = List.copyOf(changedFields);
        }

        @Override
        public String word() {
            return "fail";
        }
    }

    /// Why a signature does not hold.
    enum FailReason {
        /// The body was changed after signing (RFC 6376, section 6.1.3).
        BODY_HASH,
        /// The body is shorter than the part that was signed (RFC 6376, section 3.5, `l=`).
        BODY_SHORTER_THAN_SIGNED,
        /// The signature does not verify: a signed header field was changed, or the key is another (RFC 6376,
        /// section 6.1.3).
        SIGNATURE
    }

    /// The signature could not be processed.
    record Neutral(NeutralReason reason, String detail) implements DkimResult {
        @Override
        public String word() {
            return "neutral";
        }
    }

    /// Why a signature could not be processed.
    enum NeutralReason {
        /// The field or one of its tags is malformed (RFC 6376, section 6.1.1).
        SYNTAX,
        /// A required tag is missing (RFC 6376, section 6.1.1).
        MISSING_TAG,
        /// The version is not 1 (RFC 6376, section 3.5, `v=`).
        UNSUPPORTED_VERSION,
        /// The signing algorithm is not known (RFC 6376, section 3.3.4).
        UNSUPPORTED_ALGORITHM,
        /// The canonicalization is not known (RFC 6376, section 3.5, `c=`).
        UNSUPPORTED_CANONICALIZATION,
        /// None of the ways to fetch the key is known (RFC 6376, section 3.5, `q=`).
        UNSUPPORTED_QUERY_METHOD,
        /// The message has more signatures than are evaluated (RFC 6376, section 8.4).
        TOO_MANY_SIGNATURES
    }

    /// The signature holds, but its making is not acceptable.
    ///
    /// @param reasons each reason that alone would do; never empty
    record Policy(List<PolicyReason> reasons, String detail) implements DkimResult {
        public Policy {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String word() {
            return "policy";
        }
    }

    /// Why a signature that holds is not acceptable.
    enum PolicyReason {
        /// It was made with rsa-sha1 (RFC 8301, section 3.1).
        SHA1,
        /// The RSA key has less than 1024 bits (RFC 8301, section 3.2).
        SHORT_KEY,
        /// It has expired (RFC 6376, section 3.5, `x=`).
        EXPIRED
    }

    /// The key could not be had for now.
    record TempError(DnsAnswer.Cause cause, String detail) implements DkimResult {
        @Override
        public String word() {
            return "temperror";
        }
    }

    /// The signature cannot be verified, and never will be.
    record PermError(PermErrorReason reason, String detail) implements DkimResult {
        @Override
        public String word() {
            return "permerror";
        }
    }

    /// Why a signature can never be verified.
    enum PermErrorReason {
        /// The `h=` tag does not name the From field (RFC 6376, section 6.1.1).
        FROM_NOT_SIGNED,
        /// The message has no From field, which every message must have (RFC 5322, section 3.6).
        FROM_ABSENT,
        /// The domain of `i=` is neither `d=` nor below it (RFC 6376, section 6.1.1).
        DOMAIN_MISMATCH,
        /// The header section is too large to be read to its end.
        HEADER_TOO_LARGE,
        /// There is no key record (RFC 6376, section 6.1.2).
        NO_KEY,
        /// The key record is malformed (RFC 6376, section 6.1.2).
        KEY_SYNTAX,
        /// The key was revoked: its `p=` is empty (RFC 6376, section 3.6.1).
        KEY_REVOKED,
        /// The public key cannot be read or used.
        KEY_UNUSABLE,
        /// The key is not of the type that the signing algorithm takes (RFC 6376, section 6.1.2).
        KEY_TYPE,
        /// The key record does not allow the signature's hash algorithm (RFC 6376, section 6.1.2).
        KEY_HASH,
        /// The key is not for mail (RFC 6376, section 3.6.1, `s=`).
        KEY_SERVICE,
        /// The key may not sign for subdomains, and `i=` has one (RFC 6376, section 3.6.1, `t=s`).
        KEY_SUBDOMAIN,
        /// The key is for other local parts (RFC 4871, section 3.6.1, `g=`); only judged by the historic rules.
        KEY_GRANULARITY
    }
}
