package org.mailassay.analysis.dmarc;

/// The policy that holds for a message under a record (RFC 9989, section 4.10.1).
///
/// @param requested what the record asks for
/// @param source where it says so
/// @param testing whether the owner is only testing (tag t)
public record PolicyApplication(Policy requested, Source source, boolean testing) {
    /// Which part of the record holds the policy.
    public enum Source {
        /// Tag p.
        P,
        /// Tag sp: the author domain is an existing domain below the policy domain.
        SP,
        /// Tag np: the author domain does not exist.
        NP,
        /// No tag is valid, but there is an address for reports, so none is assumed.
        ASSUMED
    }

    /// What is applied to failing mail: in test mode one level below (RFC 9989, section 4.7, tag t).
    public Policy applied() {
        return testing ? requested.oneLevelBelow() : requested;
    }
}
